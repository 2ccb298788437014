"use client";

import { useQueryClient } from "@tanstack/react-query";
import { createContext, useContext, useEffect, useRef, useState } from "react";
import type { ReactNode } from "react";
import type { ConnectionBannerProps } from "@/components/shell/connection-banner";
import { setServerTime } from "@/components/shell/server-clock";
import { useTRPCClient } from "@/components/trpc/trpc";
import { InvalidationRounds } from "./invalidation-rounds";
import { leaveForSignIn } from "./leave-for-sign-in";
import { LiveConnection } from "./live-connection";
import { useIsOffline } from "./use-is-offline";
import { useSinceDown } from "./use-since-down";

/** Keeps every screen of this tab true: one subscription, and exactly the queries an event touches are read again. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const queryClient = useQueryClient();
  const client = useTRPCClient();
  const [downSince, setDownSince] = useState<Date | null>(null);
  const connection = useRef<LiveConnection | null>(null);

  useEffect(() => {
    const rounds = new InvalidationRounds(queryClient);
    const live = new LiveConnection(client.live.events.subscribe, {
      onUp: () => setDownSince(null),
      onDown: () => setDownSince((since) => since ?? new Date()),
      onSignedOut: leaveForSignIn,
      onMessage(message) {
        if (message.kind === "event") rounds.add(message.event);
        else if (message.kind === "ready") setServerTime(message.at);
        else void queryClient.invalidateQueries();
      },
    });
    connection.current = live;
    live.open();
    const stopWatching = openOnlyWhileSeen(live);
    // Not to wait for the next of its own attempts: a person who is back looks at the screen at once.
    const onBack = () => live.open();
    window.addEventListener("online", onBack);
    return () => {
      window.removeEventListener("online", onBack);
      stopWatching();
      live.close();
      rounds.stop();
    };
  }, [client, queryClient]);

  const banner = useSinceDown({ downSince, isOffline: useIsOffline() }, () => connection.current?.open());
  return <ConnectionContext.Provider value={banner}>{children}</ConnectionContext.Provider>;
}

export function useConnection(): ConnectionBannerProps {
  return useContext(ConnectionContext);
}

const ConnectionContext = createContext<ConnectionBannerProps>({ state: "connected" });

const HIDDEN_MAX_MS = 60_000;

/** A browser allows few connections per host: a tab that nobody sees gives its own back, and catches up later. */
function openOnlyWhileSeen(live: LiveConnection): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isClosed = false;
  const onChange = () => {
    clearTimeout(timer);
    if (document.visibilityState === "hidden") {
      timer = setTimeout(() => {
        isClosed = true;
        live.close();
      }, HIDDEN_MAX_MS);
    } else if (isClosed) {
      isClosed = false;
      live.open();
    }
  };
  document.addEventListener("visibilitychange", onChange);
  return () => {
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", onChange);
  };
}
