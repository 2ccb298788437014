"use client";

import { roleLabel } from "@/app/(console)/settings/staff/staff-looks";
import { KeyValueList } from "@/components/shell/key-value-list";
import { PageBody } from "@/components/shell/page-body";
import { useSignedIn } from "@/components/shell/signed-in";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { PasskeysCard } from "./passkeys-card";
import { PasswordForm } from "./password-form";
import { TokensCard } from "./tokens-card";

/** What everybody may do about their own account. */
export function AccountSection() {
  const { name, email, role } = useSignedIn();
  return (
    <PageBody className="max-w-3xl pt-4">
      <Card>
        <CardHeader>
          <CardTitle>
            <h2>{name}</h2>
          </CardTitle>
          <CardDescription>An operator changes these.</CardDescription>
        </CardHeader>
        <CardContent>
          <KeyValueList
            items={[
              { label: "E-mail", value: email },
              { label: "Role", value: roleLabel(role) },
            ]}
          />
        </CardContent>
      </Card>
      <PasswordForm />
      <PasskeysCard />
      <TokensCard />
    </PageBody>
  );
}
