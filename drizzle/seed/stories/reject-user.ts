import type { Cast } from "@/drizzle/seed/cast";
import { identityCheck, log, signUpLog } from "@/drizzle/seed/evidence";
import type { MemberRow } from "@/drizzle/seed/make-members";
import { REPEATED_COMPANY } from "@/drizzle/seed/make-members";
import type { Story } from "@/drizzle/seed/story";

const REASONS = [
  "The document of identity expired two years ago.",
  "The face match failed twice.",
  "The named company was dissolved in 2019.",
  "Not an accredited investor by the applicant's own answers.",
  "The same document was used for another account.",
];

/** Rejections are always decided by a person. */
export const rejectUserStories = (cast: Cast): Story[] => [...ran(cast), ...turns(cast), ...waiting(cast)];

function reject(cast: Cast, at: Date, reason: string, member: MemberRow = cast.member(at, unverifiedInvestor)): Story {
  const by = cast.random.chance(0.5) ? "shaggy" : "fred";
  const evidence = [identityCheck(member, { at }, 0.31), signUpLog(member, { at })];
  return {
    at,
    by,
    action: "user.reject",
    input: { userId: member.id, reason },
    evidence,
    reasonCode: "identity_failed",
  };
}

const unverifiedInvestor = ({ status, identityVerifiedAt }: MemberRow) => status === "pending" && !identityVerifiedAt;

const ran = (cast: Cast): Story[] =>
  REASONS.map((reason, i) => ({
    ...reject(cast, cast.worktime(12 - i * 2), reason),
    steps: [{ after: cast.random.int(8, 140), do: "approve", by: i % 2 === 0 ? "evan" : "ingrid" }],
  }));

function turns(cast: Cast): Story[] {
  return [
    {
      ...reject(cast, cast.day(10, "15:25"), "The company's site does not answer."),
      steps: [
        {
          after: 47,
          do: "reject",
          by: "ingrid",
          reason: "A site that is down is no ground for a rejection. Write to the applicant instead.",
        },
      ],
    },
    {
      ...reject(cast, cast.day(9, "07:50"), "No answer to two requests for a document."),
      evidence: [
        log("Requests to the applicant", ["2 mails sent, none answered", "last one 21 days ago"], {
          at: cast.day(9, "07:50"),
        }),
      ],
      steps: [
        // Medium risk: two days without a decision, then it expired.
        {
          after: 2 * 24 * 60 + 90,
          do: "retry",
          by: "evan",
          reason: "It expired over the weekend; the ground still stands.",
        },
        { after: 16, do: "approve", by: "evan" },
      ],
    },
  ];
}

function waiting(cast: Cast): Story[] {
  const [turkmen] = cast.apart("TM");
  const repeated = cast.apart("CY").slice(0, 2);
  return [
    reject(cast, cast.ago(8.4), "Disposable mail domain, no document in nine days.", turkmen),
    ...repeated.map((member, i) =>
      reject(
        cast,
        cast.ago(6.1 - i * 0.05),
        `One of 14 sign-ups of one afternoon that name ${REPEATED_COMPANY}.`,
        member,
      ),
    ),
    reject(cast, cast.ago(1.2), "The face match failed twice."),
  ];
}
