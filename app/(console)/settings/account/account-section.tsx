"use client";

import { roleLabel } from "@/app/(console)/settings/staff/staff-looks";
import { KeyValueList } from "@/components/shell/key-value-list";
import { PageBody } from "@/components/shell/page-body";
import { useSignedIn } from "@/components/shell/signed-in";
import { CardHeading } from "@/components/shell/card-heading";
import { Card, CardContent } from "@/components/ui/card";
import { PasskeysCard } from "./passkeys-card";
import { PasswordForm } from "./password-form";
import { TokensCard } from "./tokens-card";

/** What everybody may do about their own account. */
export function AccountSection() {
  const { name, email, role } = useSignedIn();
  return (
    <PageBody className="max-w-3xl pt-4">
      <Card>
        <CardHeading title={name} description="An operator changes these." />
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
