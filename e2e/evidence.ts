/** What shows who somebody is: with it, approving one member is of low risk. */
export const identityCheck = {
  kind: "data",
  title: "Identity check",
  json: { provider: "register", documentMatches: true, sanctionsHits: 0 },
};

export const signUpLog = {
  kind: "log",
  title: "Sign-up log",
  text: "09:12:04 form sent\n09:12:31 address confirmed\n09:13:10 documents received",
};
