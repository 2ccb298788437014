const words = (text: string): readonly string[] => text.split(" ");

/** First and last names as they are common in a region. */
export const NAMES = {
  english: {
    first: words(
      "Oliver Charlotte James Amelia Henry Grace Thomas Eleanor William Hannah Edward Sophie Daniel Ruth Marcus Alice Owen Claire Simon Fiona",
    ),
    last: words(
      "Whitfield Harcourt Bennett Ashdown Caldwell Fairbanks Prescott Lindley Marsh Thornbury Hale Kingsley Rowe Pemberton Doyle Strachan Vaughan Ellery Holt Winslow",
    ),
  },
  german: {
    first: words(
      "Lukas Annika Matthias Katharina Felix Ursula Jonas Franziska Stefan Miriam Tobias Regula Andreas Heike",
    ),
    last: words(
      "Brandt Zollinger Hofmann Vogel Steiner Achterberg Keller Lindenmann Rieder Baumgartner Schürmann Oberholzer Wyss Krämer",
    ),
  },
  french: {
    first: words("Étienne Camille Luc Margaux Antoine Hélène Benoît Claire Mathieu Solène Olivier Aurélie"),
    last: words(
      "Delacourt Moreau Vasseur Lemaire Chastel Bonnard Rousselet Garnier Fontaine Duvivier Marchetti Thibault",
    ),
  },
  southern: {
    first: words(
      "Alejandro Lucía Matteo Giulia Tiago Beatriz Santiago Valentina Lorenzo Chiara Joaquín Inês Nikos Eleni",
    ),
    last: words(
      "Carvalho Ferrante Ibáñez Moretti Salcedo Quintana Bellini Figueiredo Navarro Contarini Papadakis Velasco Andrade Rinaldi",
    ),
  },
  nordic: {
    first: words("Ingrid Lars Astrid Mikkel Signe Henrik Freja Anders Tuuli Eero Linnea Søren"),
    last: words(
      "Solberg Lindqvist Halvorsen Østergaard Nyström Virtanen Dahlgren Kjeldsen Backlund Rasmussen Haugen Koskinen",
    ),
  },
  slavic: {
    first: words("Katarzyna Piotr Ivana Marek Daria Tomáš Milena Andrij Zuzanna Petar Olena Jakub"),
    last: words("Kowalczyk Novák Horvat Zielińska Marković Dvořák Petrenko Wrona Kovačević Sokolova Urban Malinowski"),
  },
  chinese: {
    first: words("Wei Mei-Ling Jun Xiuying Kai Jia-Hui Zhen Yun Boon-Keng Li-Na Hao Siew-Lan Cheng Ying"),
    last: words("Tan Lim Zhang Wong Chen Goh Liu Koh Lau Huang Ng Zhao Teo Cheung"),
  },
  japanese: {
    first: words("Haruto Yuki Kenji Sakura Takumi Aiko Ren Naomi Daisuke Emi Min-jun Seo-yeon"),
    last: words("Tanaka Fujimoto Nakagawa Okada Hayashi Sugiyama Morita Kim Yamane Ishikawa Choi Ueda"),
  },
  indian: {
    first: words("Arjun Priya Rohan Ananya Vikram Meera Sanjay Kavya Aditya Nisha Farhan Ayesha"),
    last: words("Raghavan Mehta Iyer Kapoor Deshmukh Chatterjee Nair Bhandari Malhotra Qureshi Venkatesan Joshi"),
  },
  arabic: {
    first: words("Omar Layla Khalid Noor Youssef Mariam Tariq Salma Faisal Dana Hamad Rania"),
    last: words("Al-Mansoori Haddad Al-Sabah Nasser Khoury Al-Harbi Rahmani Saleh Al-Fardan Mansour Darwish Qasim"),
  },
  african: {
    first: words("Kwame Amara Thabo Zanele Chinedu Wanjiru Sipho Adaeze Kofi Naledi Tendai Ifeoma"),
    last: words("Okonkwo Mbeki Mensah Nkosi Adeyemi Kamau Dlamini Boateng Ndlovu Otieno Moyo Eze"),
  },
} as const;

export type Region = keyof typeof NAMES;

/** Inventions only; every address of the demo ends in .example, which nobody can own. */
export const COMPANY_HEADS = words(
  "Northgate Aldermoor Kestrel Bluewater Halcyon Stonebridge Meridian Larkfield Silverpoint Oakhaven Tidewell Greyfriars Summitline Harborview Ravenscourt Lakemont Ironwood Clearbrook Highmark Fernhill Copperfield Eastlake Falconridge Windermoor Sablecrest Bellweather Cranmore Dunmoor Elmstead Foxglove Glenrock Hartwell Inverlake Juniper Kingsmere Longacre Millbrook Newhaven Orchard Pinecrest",
);
export const COMPANY_TAILS = {
  investor: ["Family Office", "Pension Trust", "Endowment", "Private Wealth", "Holdings", "Foundation"],
  fund_manager: ["Capital", "Asset Management", "Partners", "Investment Management", "Advisors"],
  service_provider: ["Fund Services", "Audit", "Legal", "Prime Services", "Data", "Compliance"],
} as const;
