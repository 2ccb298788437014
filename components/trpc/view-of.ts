import { problemOf } from "./problem";
import type { Problem } from "./problem";

/** A query as lists, charts and cards draw it. Data that could not be refreshed is still data. */
export function viewOf<Data>(query: ViewedQuery<Data>): QueryView {
  const retry = () => void query.refetch();
  if (query.data !== undefined) {
    const missed = query.isError ? problemOf(query.error) : undefined;
    return { status: "ready", isStale: query.isPlaceholderData, missed, onRetry: retry };
  }
  if (query.isError) return { status: "error", isStale: false, error: problemOf(query.error), onRetry: retry };
  return { status: "loading", isStale: false, onRetry: retry };
}

export interface QueryView {
  status: "loading" | "error" | "ready";
  /** What is shown answers an earlier question, while the present one is asked. */
  isStale: boolean;
  /** Set when there is nothing to show. */
  error?: Problem;
  /** Set when the data shown could not be refreshed. */
  missed?: Problem;
  onRetry: () => void;
}

/** The part of a TanStack query that is read here. */
export interface ViewedQuery<Data> {
  data: Data | undefined;
  isError: boolean;
  error: unknown;
  isPlaceholderData: boolean;
  refetch: () => Promise<unknown>;
}
