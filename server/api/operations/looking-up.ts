import { operation } from "@/server/api/operation";
import { FundItem, MemberItem, ProviderItem } from "@/server/api/reads/list-directory";
import { pageOf } from "@/server/api/reads/page";
import { WhoAmI } from "@/server/api/reads/who-am-i";
import { HeartbeatAnswer } from "@/server/auth/heartbeat";
import { EXAMPLE } from "./examples";

export const LOOKING_UP = [
  operation({
    id: "getMe",
    method: "GET",
    path: "/me",
    tag: "Identity",
    summary: "Who am I",
    says: "Grants, limits, and whether an operator has paused this agent.",
    procedure: "me.get",
    request: null,
    answers: {
      200: {
        says: "Who the key speaks for.",
        schema: WhoAmI,
        example: {
          kind: "agent",
          id: "shaggy",
          name: "shaggy",
          role: "Backend",
          grants: ["user.approve", "user.approve_many"],
          reads: ["read:members"],
          tasks: { opensFor: [], startsWork: false, handsOffTo: ["scooby"] },
          limits: { submitsPerMinute: 600, readsPerMinute: 1_200, openTasksMax: 20 },
          paused: false,
        },
      },
    },
    errors: [],
  }),
  operation({
    id: "heartbeat",
    method: "POST",
    path: "/me/heartbeat",
    tag: "Identity",
    summary: "Say that you are there (agents only)",
    says:
      "Every call shows that an agent is there; this one also says what it is doing, and hears whether it is paused. " +
      "Without `activity` the last word stands.",
    procedure: "me.heartbeat",
    request: { activity: "Comparing yesterday's sign-ups with the register." },
    answers: {
      200: {
        says: "Noted.",
        schema: HeartbeatAnswer,
        example: {
          agent: "shaggy",
          activity: "Comparing yesterday's sign-ups with the register.",
          activityAt: EXAMPLE.at,
          lastSeenAt: EXAMPLE.at,
          paused: false,
        },
      },
    },
    errors: ["forbidden"],
  }),
  operation({
    id: "listMembers",
    method: "GET",
    path: "/members",
    tag: "Directory",
    summary: "List members",
    says: "Takes the grant `read:members`; without `read:members:personal` names and addresses are masked.",
    procedure: "directory.members",
    request: { status: ["pending"], limit: 2 },
    answers: {
      200: {
        says: "A page.",
        schema: pageOf(MemberItem, "MemberPage"),
        example: {
          items: [
            {
              id: EXAMPLE.memberId,
              email: "…@example.com",
              name: "M…",
              role: "investor",
              status: "pending",
              company: null,
              country: "CH",
              accredited: true,
              identityVerifiedAt: null,
              joinedAt: EXAMPLE.at,
              lastSeenAt: null,
              statusReason: null,
              version: 1,
              updatedAt: EXAMPLE.at,
            },
          ],
          nextCursor: null,
        },
      },
    },
    errors: ["no_grant"],
  }),
  operation({
    id: "listFunds",
    method: "GET",
    path: "/funds",
    tag: "Directory",
    summary: "List funds",
    says: "Takes the grant `read:funds`.",
    procedure: "directory.funds",
    request: { status: ["submitted"] },
    answers: {
      200: {
        says: "A page.",
        schema: pageOf(FundItem, "FundPage"),
        example: {
          items: [
            {
              id: EXAMPLE.fundId,
              name: "Harbour Long/Short",
              manager: "Harbour Capital",
              strategy: "long_short",
              domicile: "KY",
              aumUsd: 250_000_000,
              status: "submitted",
              checklist: { auditor_named: true },
              openItems: ["registration_confirmed"],
              submittedAt: EXAMPLE.at,
              verifiedAt: null,
              version: 3,
              updatedAt: EXAMPLE.at,
            },
          ],
          nextCursor: null,
        },
      },
    },
    errors: ["no_grant"],
  }),
  operation({
    id: "listProviders",
    method: "GET",
    path: "/providers",
    tag: "Directory",
    summary: "List service providers",
    says: "Takes the grant `read:providers`.",
    procedure: "directory.providers",
    request: { category: ["auditor"] },
    answers: {
      200: {
        says: "A page.",
        schema: pageOf(ProviderItem, "ProviderPage"),
        example: {
          items: [
            {
              id: EXAMPLE.providerId,
              name: "Liffey Audit",
              category: "auditor",
              country: "IE",
              websiteUrl: "https://liffey-audit.example",
              status: "draft",
              listedAt: null,
              createdAt: EXAMPLE.at,
              version: 1,
              updatedAt: EXAMPLE.at,
            },
          ],
          nextCursor: null,
        },
      },
    },
    errors: ["no_grant"],
  }),
];
