import { Alert, AlertDescription, AlertTitle } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import type { ReaderChoices } from "@/server/api/reads/reader-choices";

const TOPICS = {
  newsletter: { title: "Newsletter", text: "Letters and interviews, about twice a month." },
  announcements: { title: "Announcements", text: "What changes at HedgeCo, a few times a year." },
  digest: { title: "Digest", text: "What happened among funds and members, every week." },
} as const;

interface Props {
  token: string;
  choices: ReaderChoices;
  done: "left" | "saved" | null;
}

/** Plain forms: they work without script, in whatever browser a mail program opens. */
export function ChoicesForm({ token, choices, done }: Props) {
  const { address, topic, preferences } = choices;
  const action = `/api/unsubscribe/${encodeURIComponent(token)}`;
  const wantsTopic = preferences[topic] === true;
  return (
    <>
      <div className="flex flex-col gap-2">
        <h1 className="text-xl font-semibold text-balance">
          {wantsTopic
            ? `Leave the ${TOPICS[topic].title.toLowerCase()}?`
            : `You do not get the ${TOPICS[topic].title.toLowerCase()}`}
        </h1>
        <p className="text-sm text-muted-foreground">For {address}.</p>
      </div>
      {done === null ? null : (
        <Alert role="status">
          <AlertTitle>{done === "left" ? "You are off the list" : "Saved"}</AlertTitle>
          <AlertDescription>It holds from the next mail on, also of a mailing that is on its way.</AlertDescription>
        </Alert>
      )}
      {wantsTopic ? (
        <form method="post" action={action}>
          <input type="hidden" name="intent" value="leave" />
          <Button type="submit" className="w-full">
            Unsubscribe from the {TOPICS[topic].title.toLowerCase()}
          </Button>
        </form>
      ) : null}
      <form method="post" action={action} className="flex flex-col gap-3 border-t pt-6">
        <input type="hidden" name="intent" value="choose" />
        <fieldset className="flex flex-col gap-3">
          <legend className="mb-3 text-sm font-medium">What you want to hear about</legend>
          {(["newsletter", "announcements", "digest"] as const).map((name) => (
            <div key={name} className="flex items-start gap-3 text-sm">
              <input
                type="checkbox"
                id={`topic-${name}`}
                name="topic"
                value={name}
                defaultChecked={preferences[name] === true}
                aria-describedby={`about-${name}`}
                className="mt-0.5 size-4 shrink-0 accent-primary"
              />
              <div>
                <label htmlFor={`topic-${name}`} className="font-medium">
                  {TOPICS[name].title}
                </label>
                <p id={`about-${name}`} className="text-muted-foreground">
                  {TOPICS[name].text}
                </p>
              </div>
            </div>
          ))}
        </fieldset>
        <Button type="submit" variant="outline" className="mt-2">
          Save my choices
        </Button>
      </form>
      <p className="text-xs text-muted-foreground">
        Messages about your own membership, such as a decision on your application, are not part of this.
      </p>
    </>
  );
}
