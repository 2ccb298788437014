"use client";

import {
  BanIcon,
  CheckIcon,
  CircleHelpIcon,
  MoreHorizontalIcon,
  PlayIcon,
  RotateCcwIcon,
  SquareIcon,
  XIcon,
} from "lucide-react";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { Kbd } from "@/components/ui/kbd";
import type { ActionDetail } from "@/server/api/reads/action-detail";
import { useDecisionDesk } from "./decision-desk";
import { useIsAtOnce } from "./use-is-at-once";
import { fits, mayDo } from "./offers";
import type { Verb } from "./offers";
import { nextUp } from "./stage-words";
import { useVoter } from "./use-delegations";

interface ButtonsProps {
  action: ActionDetail;
  isOff: boolean;
}

/** Yes or no to what is asked for. */
export function DecisionButtons({ action, isOff }: ButtonsProps) {
  const { ask, can } = useVerbs(action, isOff);
  const isAtOnce = useIsAtOnce(action);
  return (
    <>
      <Button
        variant="outline"
        className="max-sm:flex-1"
        disabled={!can("reject")}
        aria-keyshortcuts="r"
        aria-describedby="why-not"
        onClick={() => ask("reject")}
      >
        <XIcon />
        Reject
        <Kbd aria-hidden="true" className="max-sm:hidden">
          R
        </Kbd>
      </Button>
      <Button
        className="max-sm:flex-1 sm:min-w-28"
        disabled={!can("approve")}
        aria-haspopup={isAtOnce ? undefined : "dialog"}
        aria-keyshortcuts="a"
        aria-describedby="why-not"
        onClick={() => ask("approve")}
      >
        <CheckIcon />
        Approve
        <OnPrimary>A</OnPrimary>
      </Button>
    </>
  );
}

/** What is left after a canary or a pause, or just an end to what runs. Where the stop rule spoke, stopping comes first. */
export function StopButtons({ action, isOff }: ButtonsProps) {
  const { ask, can } = useVerbs(action, isOff);
  const waits = fits("continue", action);
  const wentWrong = action.stage?.problem != null;
  const rest = (action.stage ? nextUp(action.stage) : 0).toLocaleString("en-GB");
  return (
    <>
      <Button
        variant={wentWrong ? "destructive" : "outline"}
        className="max-sm:flex-1"
        disabled={!can("stop") || action.stopAskedAt !== null}
        aria-describedby="why-not"
        onClick={() => ask("stop")}
      >
        <SquareIcon />
        Stop…
      </Button>
      {waits && (
        <Button
          variant={wentWrong ? "outline" : "default"}
          className="max-sm:flex-1"
          disabled={!can("continue")}
          aria-keyshortcuts="c"
          aria-describedby="why-not"
          onClick={() => ask("continue")}
        >
          <PlayIcon />
          Continue with {rest}
          {wentWrong ? null : <OnPrimary>C</OnPrimary>}
        </Button>
      )}
    </>
  );
}

export function RetryButton({ action, isOff }: ButtonsProps) {
  const { ask, can } = useVerbs(action, isOff);
  return (
    <Button variant="outline" disabled={!can("retry")} aria-describedby="why-not" onClick={() => ask("retry")}>
      <RotateCcwIcon />
      Try again
    </Button>
  );
}

/** Nobody knows what became of it; whoever does may say so. */
export function ResolveButton({ action, isOff }: ButtonsProps) {
  const { ask, can } = useVerbs(action, isOff);
  return (
    <Button
      className="max-sm:flex-1"
      disabled={!can("resolve")}
      aria-haspopup="dialog"
      aria-describedby="why-not"
      onClick={() => ask("resolve")}
    >
      <CircleHelpIcon />
      Say what happened…
    </Button>
  );
}

/** What is seldom wanted: to end it without a decision. */
export function OtherVerbs({ action, isOff }: ButtonsProps) {
  const { ask, can } = useVerbs(action, isOff);
  if (!fits("withdraw", action)) return null;
  return (
    <DropdownMenu modal={false}>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="icon" aria-label="More" title="More">
          <MoreHorizontalIcon />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="w-72">
        <DropdownMenuItem className="items-start" disabled={!can("withdraw")} onSelect={() => ask("withdraw")}>
          <BanIcon className="mt-0.5" />
          <span>
            Withdraw…
            <span className="block text-xs text-muted-foreground">
              Ends it without a decision: for doubles and mistakes. Reject says no to what it asks for.
            </span>
          </span>
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

function useVerbs(action: ActionDetail, isOff: boolean) {
  const me = useVoter(action.action);
  const desk = useDecisionDesk();
  return {
    can: (verb: Verb) => !isOff && mayDo(verb, action, me),
    ask: (verb: Verb) => desk.ask(verb, [action]),
  };
}

function OnPrimary({ children }: { children: string }) {
  return (
    <Kbd
      aria-hidden="true"
      className="border-primary-foreground/40 bg-transparent text-primary-foreground max-sm:hidden"
    >
      {children}
    </Kbd>
  );
}
