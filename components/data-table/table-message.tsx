"use client";

import { InboxIcon, SearchXIcon, TriangleAlertIcon } from "lucide-react";
import type { ComponentType, ReactNode } from "react";

import { Button } from "@/components/ui/button";

/** What stands in place of the rows: nothing yet, nothing that matches, or an error. Never one for another. */
export function TableMessage(props: TableMessageProps) {
  const { error, isNarrowed, empty } = props;
  if (error) {
    return (
      <Message
        icon={TriangleAlertIcon}
        iconClass="text-danger"
        title="These rows could not be loaded"
        text={error.message}
        role="alert"
      >
        <code className="rounded-sm bg-muted px-1.5 py-0.5 font-mono text-xs text-muted-foreground">{error.code}</code>
        {props.onRetry && (
          <Button variant="outline" size="sm" onClick={props.onRetry}>
            Try again
          </Button>
        )}
      </Message>
    );
  }
  if (isNarrowed) {
    return (
      <Message
        icon={SearchXIcon}
        title="Nothing matches"
        text="There are rows, but none fits the search and filters."
        role="status"
      >
        <Button variant="outline" size="sm" onClick={props.onClearFilters}>
          Clear filters
        </Button>
      </Message>
    );
  }
  return (
    <Message
      icon={empty?.icon ?? InboxIcon}
      title={empty?.title ?? "Nothing here yet"}
      text={empty?.text}
      role="status"
    >
      {empty?.action}
    </Message>
  );
}

export interface EmptyText {
  title: string;
  text?: string;
  icon?: ComponentType<{ className?: string }>;
  action?: ReactNode;
}

export interface TableError {
  code: string;
  message: string;
}

interface TableMessageProps {
  error?: TableError;
  isNarrowed: boolean;
  empty?: EmptyText;
  onRetry?: () => void;
  onClearFilters: () => void;
}

function Message({ icon: Icon, iconClass, title, text, role, children }: MessageProps) {
  return (
    <div
      role={role}
      className="sticky left-0 flex min-h-64 flex-col items-center justify-center gap-1 px-6 py-12 text-center"
    >
      <Icon className={`mb-2 size-6 ${iconClass ?? "text-muted-foreground"}`} />
      <p className="text-md font-medium">{title}</p>
      {text && <p className="max-w-sm text-sm text-balance text-muted-foreground">{text}</p>}
      <div className="mt-3 flex flex-wrap items-center justify-center gap-2">{children}</div>
    </div>
  );
}

interface MessageProps {
  icon: ComponentType<{ className?: string }>;
  iconClass?: string;
  title: string;
  text?: string;
  role: "status" | "alert";
  children?: ReactNode;
}
