"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { Field } from "@/app/(console)/settings/field";
import { useSignedIn } from "@/components/shell/signed-in";
import { useWithReauthentication } from "@/components/shell/with-reauthentication";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import { Alert, AlertDescription } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { CardHeading } from "@/components/shell/card-heading";
import { Card, CardContent } from "@/components/ui/card";

const PASSWORD_CHARS = { min: 12, max: 256 };

/** A new password; it ends every session, this one too, so the next step is to sign in with it. */
export function PasswordForm() {
  const trpc = useTRPC();
  const withReauthentication = useWithReauthentication();
  const { id: staffId } = useSignedIn();
  // Who signs in by link alone has none yet; until that is known the field is there.
  const hasPassword = useQuery(trpc.me.identity.queryOptions()).data?.hasPassword ?? true;
  const [differs, setDiffers] = useState(false);
  const set = useMutation(
    withReauthentication(
      trpc.staff.setPassword.mutationOptions({
        gcTime: 0,
        onSuccess: () => window.location.assign("/sign-in"),
      }),
    ),
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const password = fields.get("password");
    const isSame = typeof password === "string" && password === fields.get("again");
    setDiffers(!isSame);
    if (isSame) set.mutate({ staffId, password, currentPassword: currentOf(fields) });
  };
  const complaint = differs ? "The two passwords are not the same." : set.isError ? problemOf(set.error).message : null;
  return (
    <Card>
      <CardHeading
        title="Change password"
        description="You are signed out everywhere, here as well, and sign in with the new one. Your personal tokens are revoked."
      />
      <CardContent>
        <form className="grid max-w-sm gap-3" onSubmit={submit}>
          {hasPassword && (
            <Field
              label="Current password"
              name="current"
              type="password"
              autoComplete="current-password"
              required
              maxLength={PASSWORD_CHARS.max}
            />
          )}
          <Field
            label="New password"
            name="password"
            type="password"
            autoComplete="new-password"
            required
            minLength={PASSWORD_CHARS.min}
            maxLength={PASSWORD_CHARS.max}
            hint={`At least ${PASSWORD_CHARS.min} characters.`}
          />
          <Field label="Once more" name="again" type="password" autoComplete="new-password" required />
          {complaint && (
            <Alert variant="destructive">
              <AlertDescription>{complaint}</AlertDescription>
            </Alert>
          )}
          <Button
            type="submit"
            variant="outline"
            className="justify-self-start"
            disabled={set.isPending || set.isSuccess}
          >
            {set.isPending || set.isSuccess ? "Working…" : "Change password"}
          </Button>
        </form>
      </CardContent>
    </Card>
  );
}

function currentOf(fields: FormData): string | undefined {
  const current = fields.get("current");
  return typeof current === "string" ? current : undefined;
}
