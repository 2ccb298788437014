// Written by server/api/openapi/client-types.test.ts, which fails when it is old.
export interface paths {
    "/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List actions
         * @description An agent's list is of its own actions, unless it has the grant `read:actions`.
         */
        get: operations["listActions"];
        put?: never;
        /**
         * Submit an action
         * @description Asks for one action. Policy answers at once: `queued` (it will run), `held` (a person decides) or `blocked` (forbidden). The same again, by key or by subject, answers 200 with the first action; so after a timeout or a 5xx, send the same request again.
         */
        post: operations["submitAction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/actions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one action
         * @description Those of others need the grant `read:actions`, and are not there without.
         */
        get: operations["getAction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/actions/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw an action
         * @description Its submitter withdraws what is still held; an operator also stops what has been approved and not begun.
         */
        post: operations["cancelAction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/actions/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve or reject (staff only)
         * @description The digest says what was looked at: what has changed since is not decided by it.
         */
        post: operations["decideAction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/actions/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an action's timeline
         * @description The audit trail of one action, oldest first.
         */
        get: operations["listActionEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/actions/{id}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Prove an ended action's events
         * @description Events, their places in the signed tree and the keys in one document, which can be checked without us.
         */
        get: operations["getReceipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/actions/{id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what became of a call that nobody answered (operators only)
         * @description Of an action that is `unknown`: for each call without an answer, whether it happened, and where that is seen.
         */
        post: operations["resolveAction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/actions/{id}/revise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change a held action: a new generation
         * @description Evidence is added, input replaced, and policy and people decide anew. What was approved is held again.
         */
        post: operations["reviseAction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/actions/{id}/wait": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Wait until an action is settled
         * @description Answers as soon as the action has ended, else after the timeout with its status of then. Call it again.
         */
        get: operations["waitForAction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/actions/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submit up to 500 independent actions
         * @description One result for each item, in order; what is wrong with one does not touch the others. Idempotency keys go into the items. Caps count across items: this is no way round the policy for bulk.
         */
        post: operations["submitActions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload evidence, to name it by its hash in submissions (agents only)
         * @description Its type is told from the bytes. `warnings` names sorts of secrets that it seems to hold. The same bytes again answer 200 with the same id; what no submission has named by `keptUntil` is gone.
         */
        post: operations["uploadEvidence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/funds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List funds
         * @description Takes the grant `read:funds`.
         */
        get: operations["listFunds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who am I
         * @description Grants, limits, and whether an operator has paused this agent.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/heartbeat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that you are there (agents only)
         * @description Every call shows that an agent is there; this one also says what it is doing, and hears whether it is paused. Without `activity` the last word stands.
         */
        post: operations["heartbeat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/reauthenticate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prove anew who you are, before a high-risk approval (staff only)
         * @description A session or a personal token alone proves nothing about who holds it; a password does.
         */
        post: operations["reauthenticate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List members
         * @description Takes the grant `read:members`; without `read:members:personal` names and addresses are masked.
         */
        get: operations["listMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List service providers
         * @description Takes the grant `read:providers`.
         */
        get: operations["listProviders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List tasks
         * @description An agent sees what it holds, had or opened; with the grant `read:tasks` all.
         */
        get: operations["listTasks"];
        put?: never;
        /**
         * Open a task for an agent
         * @description For staff, and for agents whose file says so (`GET /me`). Others than the lead name a `parentId` that they hold or opened. The same again by its key answers 200 with the first.
         */
        post: operations["openTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one task
         * @description With its context, attachments, linked actions and parts. To whom it is not shown it is not there.
         */
        get: operations["getTask"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take up a task
         * @description Only who holds it, and who has read it: name the version you saw.
         */
        post: operations["acceptTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer an escalated task
         * @description Who was asked, or an operator. An answer gives no right and approves nothing.
         */
        post: operations["answerTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a task
         * @description Who opened it, or an operator; its parts end with it, its actions go their own way.
         */
        post: operations["cancelTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that a task is done
         * @description Only who holds it and has accepted. What is linked to it must have ended, and so must its parts.
         */
        post: operations["completeTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{id}/escalate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask a person about a task
         * @description Only who holds it; until somebody answers, no agent goes on with it.
         */
        post: operations["escalateTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a task's timeline
         * @description Every step, oldest first.
         */
        get: operations["listTaskEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{id}/handoff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand a task to another agent
         * @description Only who holds it. No right goes along: the next one submits under its own grants.
         */
        post: operations["handOffTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{id}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say how far a task is
         * @description Only who holds it and has accepted; actions are linked by who submitted them.
         */
        post: operations["reportProgress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Action: {
            action: string;
            attempt: number;
            decidedAt: string | null;
            decision: {
                policyVersion: number;
                reasons: {
                    message: string;
                    rule: string;
                    /** @enum {string} */
                    verdict: "run" | "hold" | "block";
                }[];
                /** @enum {string} */
                verdict: "run" | "hold" | "block";
            };
            /** @description Nobody can approve it after that. */
            expiresAt: string | null;
            /** @description Grows whenever what is asked for changes; approvals belong to one. */
            generation: number;
            /** Format: uuid */
            id: string;
            input: unknown;
            jobId: string;
            /**
             * Format: date-time
             * @description An approval can be taken back until then.
             */
            notBefore: string;
            note: string | null;
            parentId: string | null;
            /** @description SHA-256 over everything that the approver sees. */
            pinnedDigest: string;
            /** @description Why it was rejected, blocked, cancelled or failed. */
            problem: {
                code: string;
                message: string;
            } | null;
            /** @enum {string} */
            queue: "email" | "embedding" | "webhook" | "notification" | "approval" | "publish";
            reasonCode: string | null;
            requiresHuman: boolean;
            /** @description What came of it, once it has ended; null until then. */
            result: unknown;
            /** @enum {string} */
            riskLevel: "low" | "medium" | "high";
            settledAt: string | null;
            /** @description Set while it waits for an operator after its canary. */
            stageHeldAt: string | null;
            /** @enum {string} */
            status: "held" | "approved" | "queued" | "running" | "unknown" | "blocked" | "rejected" | "expired" | "cancelled" | "succeeded" | "failed";
            /** Format: date-time */
            submittedAt: string;
            submitter: {
                id: string;
                /** @enum {string} */
                kind: "agent" | "staff" | "system";
            };
            targetCount: number;
            title: string;
            /** @description Set when the approver must type this number. */
            typedCount: number | null;
            /** @enum {string} */
            verdict: "run" | "hold" | "block";
            /** @description Evidence that seems to hold secrets, by its place. */
            warnings?: {
                evidence: number;
                found: string[];
            }[];
        };
        ActionAnswer: {
            action: string;
            decision: {
                policyVersion: number;
                reasons: {
                    message: string;
                    rule: string;
                    /** @enum {string} */
                    verdict: "run" | "hold" | "block";
                }[];
                /** @enum {string} */
                verdict: "run" | "hold" | "block";
            };
            /** @description Nobody can approve it after that. */
            expiresAt: string | null;
            /** @description Grows whenever what is asked for changes; approvals belong to one. */
            generation: number;
            /** Format: uuid */
            id: string;
            jobId: string;
            /** @description SHA-256 over everything that the approver sees. */
            pinnedDigest: string;
            requiresHuman: boolean;
            /** @enum {string} */
            riskLevel: "low" | "medium" | "high";
            /** @enum {string} */
            status: "held" | "approved" | "queued" | "running" | "unknown" | "blocked" | "rejected" | "expired" | "cancelled" | "succeeded" | "failed";
            targetCount: number;
            /** @description Evidence that seems to hold secrets, by its place. */
            warnings?: {
                evidence: number;
                found: string[];
            }[];
        };
        ActionListItem: {
            action: string;
            attempt: number;
            decidedAt: string | null;
            expiresAt: string | null;
            generation: number;
            /** Format: uuid */
            id: string;
            jobId: string;
            /**
             * Format: date-time
             * @description An approval can be taken back until then.
             */
            notBefore: string;
            pinnedDigest: string;
            /** @enum {string} */
            queue: "email" | "embedding" | "webhook" | "notification" | "approval" | "publish";
            requiresHuman: boolean;
            /** @enum {string} */
            riskLevel: "low" | "medium" | "high";
            settledAt: string | null;
            /** @description Set while it waits for an operator after its canary. */
            stageHeldAt: string | null;
            /** @enum {string} */
            status: "held" | "approved" | "queued" | "running" | "unknown" | "blocked" | "rejected" | "expired" | "cancelled" | "succeeded" | "failed";
            /** Format: date-time */
            submittedAt: string;
            submitter: {
                id: string;
                /** @enum {string} */
                kind: "agent" | "staff" | "system";
            };
            targetCount: number;
            title: string;
            /** @enum {string} */
            verdict: "run" | "hold" | "block";
        };
        ActionPage: {
            items: components["schemas"]["ActionListItem"][];
            /** @description For the next page; null: this was the last one. */
            nextCursor: string | null;
        };
        ActionPreview: {
            action: string;
            decision: {
                policyVersion: number;
                reasons: {
                    message: string;
                    rule: string;
                    /** @enum {string} */
                    verdict: "run" | "hold" | "block";
                }[];
                /** @enum {string} */
                verdict: "run" | "hold" | "block";
            };
            /** @constant */
            dryRun: true;
            /** @description Nobody can approve it after that. */
            expiresAt: string | null;
            /** @description Grows whenever what is asked for changes; approvals belong to one. */
            generation: number;
            /** @description SHA-256 over everything that the approver sees. */
            pinnedDigest: string;
            requiresHuman: boolean;
            /** @enum {string} */
            riskLevel: "low" | "medium" | "high";
            /** @enum {string} */
            status: "held" | "approved" | "queued" | "running" | "unknown" | "blocked" | "rejected" | "expired" | "cancelled" | "succeeded" | "failed";
            targetCount: number;
            /** @description Evidence that seems to hold secrets, by its place. */
            warnings?: {
                evidence: number;
                found: string[];
            }[];
        };
        BatchAnswer: {
            /** @description One per item sent, in the same order. */
            items: components["schemas"]["BatchItem"][];
        };
        BatchItem: {
            action: components["schemas"]["CreatedAction"] | components["schemas"]["RepeatedAction"] | components["schemas"]["ActionPreview"];
            /** @constant */
            ok: true;
        } | {
            /** @constant */
            ok: false;
            problem: components["schemas"]["Problem"];
        };
        Cancelled: {
            /** Format: uuid */
            id: string;
            /** @constant */
            status: "cancelled";
        };
        CreatedAction: {
            action: string;
            /** @constant */
            created: true;
            decision: {
                policyVersion: number;
                reasons: {
                    message: string;
                    rule: string;
                    /** @enum {string} */
                    verdict: "run" | "hold" | "block";
                }[];
                /** @enum {string} */
                verdict: "run" | "hold" | "block";
            };
            /** @description Nobody can approve it after that. */
            expiresAt: string | null;
            /** @description Grows whenever what is asked for changes; approvals belong to one. */
            generation: number;
            /** Format: uuid */
            id: string;
            jobId: string;
            /** @description SHA-256 over everything that the approver sees. */
            pinnedDigest: string;
            requiresHuman: boolean;
            /** @enum {string} */
            riskLevel: "low" | "medium" | "high";
            /** @enum {string} */
            status: "held" | "approved" | "queued" | "running" | "unknown" | "blocked" | "rejected" | "expired" | "cancelled" | "succeeded" | "failed";
            targetCount: number;
            /** @description Evidence that seems to hold secrets, by its place. */
            warnings?: {
                evidence: number;
                found: string[];
            }[];
        };
        Decided: {
            /** Format: uuid */
            id: string;
            /** @description Until then an approval can be taken back. */
            notBefore: string | null;
            /** @enum {string} */
            status: "held" | "approved" | "queued" | "running" | "unknown" | "blocked" | "rejected" | "expired" | "cancelled" | "succeeded" | "failed";
            /** @description How many more people must approve it. */
            votesMissing: number;
        };
        /** Publish a version of a template */
        EmailPublishTemplateInput: {
            /** Format: uuid */
            variantId: string;
            version: number;
        };
        /** Send a mailing */
        EmailSendCampaignInput: {
            audience: {
                /** Format: uuid */
                audienceId: string;
            } | {
                filter: unknown;
            };
            /** @description By default []. */
            complianceFlags?: ("no_performance_claims" | "performance_claims" | "legal_reviewed" | "contains_offer")[];
            copy: {
                data: {
                    [key: string]: unknown;
                };
                /** @enum {string} */
                templateKey: "newsletter" | "announcement" | "digest";
            } | {
                /** Format: uuid */
                variantId: string;
                version: number;
            };
            expectedCount?: number;
            name: string;
            /** Format: hostname */
            sendingDomain: string;
            /** Format: date-time */
            startAt?: string;
            throttlePerHour: number;
            /** @enum {string} */
            topic: "newsletter" | "announcements" | "digest";
            unsubscribeLink: boolean;
        };
        /** Send one e-mail */
        EmailSendOneInput: {
            copy?: {
                /** Format: uuid */
                variantId: string;
                version?: number;
            };
            data: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            templateKey?: "welcome_investor" | "welcome_fund" | "welcome_provider" | "confirmation" | "application_approved" | "application_rejected" | "ticket_reply" | "operator_notice";
            /** Format: email */
            to: string;
        };
        /** Send a test to oneself */
        EmailSendTestInput: {
            copy: {
                /** @enum {string} */
                templateKey: "welcome_investor" | "welcome_fund" | "welcome_provider" | "confirmation" | "application_approved" | "application_rejected" | "ticket_reply" | "digest" | "newsletter" | "announcement" | "block_letter" | "block_notice" | "operator_notice";
            } | {
                /** Format: uuid */
                variantId: string;
                version: number;
            };
        };
        Event: {
            actionId: string | null;
            actor: {
                id: string;
                kind: string;
                name: string | null;
            };
            /** Format: date-time */
            at: string;
            body: {
                [key: string]: unknown;
            };
            generation: number | null;
            /** Format: uuid */
            id: string;
            /** @description RFC 6962 leaf hash of the event, hexadecimal. */
            leaf: string;
            /** @description Null when there was none, when it has been erased, or when it is not for you. */
            private: {
                [key: string]: unknown;
            } | null;
            type: string;
        };
        EventList: {
            items: components["schemas"]["Event"][];
        };
        /** @description Exactly one of `text`, `json`, `base64`, `url` and `sha256`. A screenshot gives `base64` of a PNG, JPEG, GIF or WebP image, or the `sha256` of one that was uploaded; the kind `url`, and no other, gives a `url`. */
        Evidence: {
            base64?: string;
            /**
             * Format: date-time
             * @description By default now, and never later.
             */
            capturedAt?: string;
            contentType?: string;
            json?: unknown;
            /** @enum {string} */
            kind: "screenshot" | "log" | "data" | "url";
            /** @enum {string} */
            origin?: "operator" | "policy" | "agent" | "external";
            /**
             * Format: sha256_hex
             * @description Of what you have uploaded before (POST /evidence).
             */
            sha256?: string;
            text?: string;
            title: string;
            /** Format: uri */
            url?: string;
        };
        Fund: {
            /** @description Assets under management, whole US dollars. */
            aumUsd: number;
            checklist: {
                [key: string]: boolean;
            };
            domicile: string;
            /** Format: uuid */
            id: string;
            manager: string;
            name: string;
            /** @description What of the checklist is still missing. */
            openItems: string[];
            /** @enum {string} */
            status: "submitted" | "verified" | "rejected";
            strategy: string;
            /** Format: date-time */
            submittedAt: string;
            /** Format: date-time */
            updatedAt: string;
            verifiedAt: string | null;
            version: number;
        };
        FundPage: {
            items: components["schemas"]["Fund"][];
            /** @description For the next page; null: this was the last one. */
            nextCursor: string | null;
        };
        /** Verify a fund */
        FundVerifyInput: {
            checklist?: {
                [key: string]: boolean;
            };
            /** Format: uuid */
            fundId: string;
            version?: number;
        };
        Heartbeat: {
            activity: string | null;
            /** @description When it last said so. */
            activityAt: string | null;
            agent: string;
            /** Format: date-time */
            lastSeenAt: string;
            /** @description Nothing is taken from an agent that an operator has paused. */
            paused: boolean;
        };
        Member: {
            accredited: boolean;
            company: string | null;
            /** @description ISO 3166-1, two letters. */
            country: string;
            /** @description Masked without `read:members:personal`, as is the name. */
            email: string;
            /** Format: uuid */
            id: string;
            identityVerifiedAt: string | null;
            /** Format: date-time */
            joinedAt: string;
            lastSeenAt: string | null;
            name: string;
            /** @enum {string} */
            role: "investor" | "fund_manager" | "service_provider";
            /** @enum {string} */
            status: "pending" | "active" | "rejected" | "suspended";
            statusReason: string | null;
            /** Format: date-time */
            updatedAt: string;
            /** @description Pass it on, so that what has changed meanwhile is refused. */
            version: number;
        };
        MemberPage: {
            items: components["schemas"]["Member"][];
            /** @description For the next page; null: this was the last one. */
            nextCursor: string | null;
        };
        /** Publish a news item */
        NewsPublishInput: {
            /** @description By default []. */
            claims?: string[];
            /** @description By default []. */
            factChecks?: {
                claim: string;
                /** Format: uri */
                sourceUrl?: string;
                /** @enum {string} */
                verdict: "supported" | "refuted" | "unclear";
            }[];
            /** Format: uuid */
            newsId: string;
            /** @description By default []. */
            sourceUrls?: string[];
            /** @description By default []. */
            toneChecks?: {
                passed: boolean;
                rule: string;
            }[];
            version?: number;
        };
        /** Notify staff */
        NotificationSendInput: {
            body: string;
            /** @enum {string} */
            level: "urgent" | "alert" | "digest";
            title: string;
            to: "all" | string;
        };
        /** Activate a policy */
        PolicyActivateInput: {
            versionId: number;
        };
        Problem: {
            /**
             * @description Stable: what a program may go by.
             * @enum {string}
             */
            code: "invalid_input" | "reason_required" | "typed_count_required" | "typed_count_mismatch" | "unauthenticated" | "forbidden" | "no_grant" | "agent_paused" | "agents_cannot_decide" | "own_action" | "own_agent" | "own_edit" | "no_delegation" | "approver_cap" | "reauthentication_required" | "identity_not_proven" | "not_found" | "method_not_allowed" | "already_decided" | "already_voted" | "stale_digest" | "state_conflict" | "task_limit" | "not_settled" | "not_sealed" | "undo_too_late" | "version_conflict" | "expired" | "archived" | "payload_too_large" | "idempotency_conflict" | "target_not_found" | "rate_limited" | "unavailable" | "internal";
            /** @description For people; may change. */
            detail: string;
            status: number;
            title: string;
            /** @description urn:ops:problem: and the code. */
            type: string;
        } & {
            [key: string]: unknown;
        };
        /** Embed a record for search */
        ProfileEmbedInput: {
            /** Format: uuid */
            entityId: string;
            /** @enum {string} */
            kind: "user_profile" | "fund_data" | "provider_data";
            version?: number;
        };
        Provider: {
            category: string;
            country: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            listedAt: string | null;
            name: string;
            /** @enum {string} */
            status: "draft" | "listed" | "delisted";
            /** Format: date-time */
            updatedAt: string;
            version: number;
            websiteUrl: string | null;
        };
        /** List a service provider */
        ProviderListInput: {
            /** Format: uuid */
            providerId: string;
            version?: number;
        };
        ProviderPage: {
            items: components["schemas"]["Provider"][];
            /** @description For the next page; null: this was the last one. */
            nextCursor: string | null;
        };
        Reauthenticated: {
            /** Format: date-time */
            authenticatedAt: string;
        };
        Receipt: {
            /** Format: uuid */
            actionId: string;
            /** @description C2SP signed note: origin, size, root, signatures. */
            checkpoint: string;
            /** @description In sealed order. */
            events: {
                /** @description Exactly what the leaf covers. */
                event: {
                    actionId: string | null;
                    actor: {
                        id: string;
                        kind: string;
                    };
                    at: string;
                    body: unknown;
                    generation: number | null;
                    /** Format: uuid */
                    id: string;
                    type: string;
                };
                leaf: string;
                /** @description From the leaf to the root, base64. */
                path: string[];
                seq: number;
            }[];
            /** @constant */
            format: "operations-kernel/receipt/1";
            /** @description Public keys, oldest first, each as `name+id+base64(0x01 || key)`. */
            keys: string[];
            origin: string;
            status: string;
        };
        RepeatedAction: {
            action: string;
            /**
             * @description The same was submitted before; this is that action, as it is now.
             * @constant
             */
            created: false;
            decision: {
                policyVersion: number;
                reasons: {
                    message: string;
                    rule: string;
                    /** @enum {string} */
                    verdict: "run" | "hold" | "block";
                }[];
                /** @enum {string} */
                verdict: "run" | "hold" | "block";
            };
            /** @description Nobody can approve it after that. */
            expiresAt: string | null;
            /** @description Grows whenever what is asked for changes; approvals belong to one. */
            generation: number;
            /** Format: uuid */
            id: string;
            jobId: string;
            /** @description SHA-256 over everything that the approver sees. */
            pinnedDigest: string;
            requiresHuman: boolean;
            /** @enum {string} */
            riskLevel: "low" | "medium" | "high";
            /** @enum {string} */
            status: "held" | "approved" | "queued" | "running" | "unknown" | "blocked" | "rejected" | "expired" | "cancelled" | "succeeded" | "failed";
            targetCount: number;
            /** @description Evidence that seems to hold secrets, by its place. */
            warnings?: {
                evidence: number;
                found: string[];
            }[];
        };
        Resolved: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            status: "held" | "approved" | "queued" | "running" | "unknown" | "blocked" | "rejected" | "expired" | "cancelled" | "succeeded" | "failed";
            /** @description Targets that nobody has spoken for yet. */
            unknownLeft: number;
        };
        Submission: {
            /** @description Answers what would happen; no action is stored. A refusal is on record all the same. By default false. */
            dryRun?: boolean;
            /** @description By default []. */
            evidence?: components["schemas"]["Evidence"][];
            /** @description As the header Idempotency-Key. */
            idempotencyKey?: string;
            /** @description What the approver should read. */
            note?: string;
            /**
             * Format: uuid
             * @description The settled action that this one tries again.
             */
            parentId?: string;
            /** @description A word of your own, for statistics. */
            reasonCode?: string;
        } & ({
            /** @constant */
            action: "user.approve";
            input: components["schemas"]["UserApproveInput"];
        } | {
            /** @constant */
            action: "user.reject";
            input: components["schemas"]["UserRejectInput"];
        } | {
            /** @constant */
            action: "user.suspend";
            input: components["schemas"]["UserSuspendInput"];
        } | {
            /** @constant */
            action: "user.approve_many";
            input: components["schemas"]["UserApproveManyInput"];
        } | {
            /** @constant */
            action: "fund.verify";
            input: components["schemas"]["FundVerifyInput"];
        } | {
            /** @constant */
            action: "provider.list";
            input: components["schemas"]["ProviderListInput"];
        } | {
            /** @constant */
            action: "email.send_one";
            input: components["schemas"]["EmailSendOneInput"];
        } | {
            /** @constant */
            action: "email.send_campaign";
            input: components["schemas"]["EmailSendCampaignInput"];
        } | {
            /** @constant */
            action: "email.publish_template";
            input: components["schemas"]["EmailPublishTemplateInput"];
        } | {
            /** @constant */
            action: "email.send_test";
            input: components["schemas"]["EmailSendTestInput"];
        } | {
            /** @constant */
            action: "notification.send";
            input: components["schemas"]["NotificationSendInput"];
        } | {
            /** @constant */
            action: "webhook.deliver";
            input: components["schemas"]["WebhookDeliverInput"];
        } | {
            /** @constant */
            action: "profile.embed";
            input: components["schemas"]["ProfileEmbedInput"];
        } | {
            /** @constant */
            action: "news.publish";
            input: components["schemas"]["NewsPublishInput"];
        } | {
            /** @constant */
            action: "policy.activate";
            input: components["schemas"]["PolicyActivateInput"];
        } | {
            /** @constant */
            action: "suppression.lift";
            input: components["schemas"]["SuppressionLiftInput"];
        });
        /** Lift a suppression */
        SuppressionLiftInput: {
            reason: string;
            /** Format: uuid */
            suppressionId: string;
            /** Format: date-time */
            until?: string;
        };
        TaskPage: {
            items: {
                assignee: string;
                depth: number;
                dueAt: string | null;
                endedAt: string | null;
                escalatedTo: string | null;
                hops: number;
                /** Format: uuid */
                id: string;
                isUntrusted: boolean;
                note: string | null;
                /** Format: date-time */
                openedAt: string;
                openedBy: {
                    id: string;
                    /** @enum {string} */
                    kind: "agent" | "staff";
                    name: string | null;
                };
                parentId: string | null;
                /** @enum {string} */
                status: "open" | "accepted" | "escalated" | "completed" | "cancelled";
                title: string;
                /** Format: date-time */
                updatedAt: string;
                version: number;
                visited: string[];
            }[];
            /** @description For the next page; null: this was the last one. */
            nextCursor: string | null;
        };
        /** Approve a member */
        UserApproveInput: {
            reason?: string;
            /** Format: uuid */
            userId: string;
            version?: number;
        };
        /** Approve many members */
        UserApproveManyInput: {
            expectedCount?: number;
            filter?: {
                accredited?: boolean;
                country?: string;
                joinedAfter?: string;
                joinedBefore?: string;
                /** @enum {string} */
                role?: "investor" | "fund_manager" | "service_provider";
                /**
                 * @description By default "pending".
                 * @enum {string}
                 */
                status?: "pending" | "active" | "rejected" | "suspended";
            };
            reason?: string;
            userIds?: string[];
        };
        /** Reject a member */
        UserRejectInput: {
            reason?: string;
            /** Format: uuid */
            userId: string;
            version?: number;
        };
        /** Suspend a member */
        UserSuspendInput: {
            reason?: string;
            /** Format: uuid */
            userId: string;
            version?: number;
        };
        /** Tell an agent */
        WebhookDeliverInput: {
            /** Format: uuid */
            actionId: string;
            agent: string;
            /** @constant */
            event: "action.settled";
        };
        WhoAmI: {
            email: string;
            /** @description The kinds of action that an agent may ask for. */
            grants: string[];
            id: string;
            /** @constant */
            kind: "staff";
            limits: {
                /** @description How many of the tasks that it opened may be open at once. */
                openTasksMax: number;
                readsPerMinute: number;
                submitsPerMinute: number;
            } | null;
            name: string;
            /** @description Nothing is taken from an agent that an operator has paused. */
            paused: boolean;
            /** @description What else than its own it may read. */
            reads: string[];
            /** @enum {string} */
            role: "operator" | "support" | "editor" | "viewer";
            tasks: {
                handsOffTo: string[];
                /** @description For whom it may open tasks. */
                opensFor: string[];
                /** @description False: only as parts of a task that it holds or opened. */
                startsWork: boolean;
            } | null;
        } | {
            /** @description The kinds of action that an agent may ask for. */
            grants: string[];
            id: string;
            /** @constant */
            kind: "agent";
            limits: {
                /** @description How many of the tasks that it opened may be open at once. */
                openTasksMax: number;
                readsPerMinute: number;
                submitsPerMinute: number;
            } | null;
            name: string;
            /** @description Nothing is taken from an agent that an operator has paused. */
            paused: boolean;
            /** @description What else than its own it may read. */
            reads: string[];
            role: string | null;
            tasks: {
                handsOffTo: string[];
                /** @description For whom it may open tasks. */
                opensFor: string[];
                /** @description False: only as parts of a task that it holds or opened. */
                startsWork: boolean;
            } | null;
        };
    };
    responses: {
        /** @description `agent_paused`: an operator has paused the agent. */
        agent_paused: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "agent_paused";
                };
            };
        };
        /** @description `agents_cannot_decide`: never. */
        agents_cannot_decide: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "agents_cannot_decide";
                };
            };
        };
        /** @description `already_decided`: people: `by` and `at` say who was first. */
        already_decided: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "already_decided";
                };
            };
        };
        /** @description `already_voted`: people: this vote has been cast. */
        already_voted: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "already_voted";
                };
            };
        };
        /** @description `approver_cap`: people: too many targets approved within 24 hours. */
        approver_cap: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "approver_cap";
                };
            };
        };
        /** @description `archived`: its events were taken out to an archive, and a receipt is made of events. */
        archived: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "archived";
                };
            };
        };
        /** @description `expired`: people: the time to decide is over. */
        expired: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "expired";
                };
            };
        };
        /** @description `forbidden`: this takes another role, or is its submitter's. */
        forbidden: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "forbidden";
                };
            };
        };
        /** @description `idempotency_conflict`: the same key or subject with other content; of your own, `actionId` and `actionStatus` name the first. */
        idempotency_conflict: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "idempotency_conflict";
                };
            };
        };
        /** @description `identity_not_proven`: people: the password, or the passkey, was not the right one. */
        identity_not_proven: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "identity_not_proven";
                };
            };
        };
        /** @description `internal`: our defect, which has been logged; trying again with the same key is safe. */
        internal: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "internal";
                };
            };
        };
        /** @description `invalid_input`: `fields` names paths and what is wrong. */
        invalid_input: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "invalid_input";
                };
            };
        };
        /** @description `method_not_allowed`: `allowed` says which. */
        method_not_allowed: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "method_not_allowed";
                };
            };
        };
        /** @description `no_delegation`: people: nobody delegated this to them. */
        no_delegation: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "no_delegation";
                };
            };
        };
        /** @description `no_grant`: the agent may not ask for this; `grants` says what it may. */
        no_grant: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "no_grant";
                };
            };
        };
        /** @description `not_found`: there is none, or not for you. */
        not_found: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "not_found";
                };
            };
        };
        /** @description `not_sealed`: the last events have no place in the signed tree yet; ask again after a second. */
        not_sealed: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "not_sealed";
                };
            };
        };
        /** @description `not_settled`: a receipt was asked for and the action has not ended: `actionStatus`; or a task's linked `actions`. */
        not_settled: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "not_settled";
                };
            };
        };
        /** @description `own_action`: people: they submitted it. */
        own_action: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "own_action";
                };
            };
        };
        /** @description `own_agent`: people: they own the agent that did. */
        own_agent: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "own_agent";
                };
            };
        };
        /** @description `own_edit`: people: they changed what it asks for. */
        own_edit: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "own_edit";
                };
            };
        };
        /** @description `payload_too_large`: the body, or a stranger's, is too large. */
        payload_too_large: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "payload_too_large";
                };
            };
        };
        /** @description `rate_limited`: wait for `Retry-After` seconds; `policy` says whose minute is used up, the agent's or the key's. */
        rate_limited: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "rate_limited";
                };
            };
        };
        /** @description `reason_required`: people: a rejection, or going on alone, needs a reason. */
        reason_required: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "reason_required";
                };
            };
        };
        /** @description `reauthentication_required`: people: high risk takes a fresh proof of identity. */
        reauthentication_required: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "reauthentication_required";
                };
            };
        };
        /** @description `stale_digest`: people: it has changed since they looked. */
        stale_digest: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "stale_digest";
                };
            };
        };
        /** @description `state_conflict`: not in this status: `actionStatus`, or `taskStatus`. */
        state_conflict: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "state_conflict";
                };
            };
        };
        /** @description `target_not_found`: the input names what does not exist. */
        target_not_found: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "target_not_found";
                };
            };
        };
        /** @description `task_limit`: handed on too often, too deep, too many parts or too many open tasks; escalate instead. */
        task_limit: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "task_limit";
                };
            };
        };
        /** @description `typed_count_mismatch`: people: that is not the number. */
        typed_count_mismatch: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "typed_count_mismatch";
                };
            };
        };
        /** @description `typed_count_required`: people: type the number of targets. */
        typed_count_required: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "typed_count_required";
                };
            };
        };
        /** @description `unauthenticated`: no key, or one that is not valid. */
        unauthenticated: {
            headers: {
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "unauthenticated";
                };
            };
        };
        /** @description `unavailable`: nothing was started; try again with the same key. */
        unavailable: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "unavailable";
                };
            };
        };
        /** @description `undo_too_late`: people: it has been queued. */
        undo_too_late: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "undo_too_late";
                };
            };
        };
        /** @description `version_conflict`: the entity has changed; read it again. */
        version_conflict: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "version_conflict";
                };
            };
        };
    };
    parameters: {
        /**
         * @description One for each intention, kept over retries: the same again is then never a second action.
         * @example approve-0199c3a4
         */
        "Idempotency-Key": string;
        /**
         * @description W3C trace context, stored with what is submitted. One that is malformed is as good as none.
         * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
         */
        traceparent: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description The same policies at this moment: `r` calls are left, and in `t` seconds all are again.
         * @example "submits";r=12;t=34
         */
        RateLimit: string;
        /**
         * @description For agents, on every answer while rates are counted: what their calls are counted against. `q` calls in `w` seconds; a policy ending in `-key` is this key's own part of its agent's pace.
         * @example "submits";q=120;w=60
         */
        "RateLimit-Policy": string;
        /** @description Seconds to wait. */
        "Retry-After": number;
        /** @description Bearer realm="ops" */
        "WWW-Authenticate": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listActions: {
        parameters: {
            query?: {
                action?: string[];
                agent?: string[];
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /** @example 2 */
                limit?: number;
                /** @description Submitted at most this many hours ago. */
                newerThanHours?: number;
                /** @description Submitted at least this many hours ago. */
                olderThanHours?: number;
                /** @description Part of the title. */
                q?: string;
                queue?: ("email" | "embedding" | "webhook" | "notification" | "approval" | "publish")[];
                risk?: ("low" | "medium" | "high")[];
                sort?: "newest" | "oldest" | "risk" | "expiry";
                /**
                 * @example [
                 *       "held"
                 *     ]
                 */
                status?: ("held" | "approved" | "queued" | "running" | "unknown" | "blocked" | "rejected" | "expired" | "cancelled" | "succeeded" | "failed")[];
                /** @description `canary`: running, and waiting for an operator after its canary. */
                waits?: "canary"[];
            };
            header?: {
                /**
                 * @description W3C trace context, stored with what is submitted. One that is malformed is as good as none.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["traceparent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01993c7e-5f0a-7c31-9a55-0d6c1f2b7a10",
                     *           "jobId": "5f0c8e1b7a2d4936c05e9f318d7b64a2",
                     *           "action": "user.approve",
                     *           "status": "held",
                     *           "riskLevel": "medium",
                     *           "requiresHuman": true,
                     *           "generation": 1,
                     *           "pinnedDigest": "9b1e4f6a0c7d25834e90ab13f7c65d28b0471e9f3a6c8d52107fe4b9635ad8c1",
                     *           "targetCount": 1,
                     *           "title": "Approve a member",
                     *           "verdict": "hold",
                     *           "queue": "approval",
                     *           "submitter": {
                     *             "kind": "agent",
                     *             "id": "shaggy"
                     *           },
                     *           "attempt": 0,
                     *           "submittedAt": "2026-11-25T10:00:00.000Z",
                     *           "decidedAt": null,
                     *           "settledAt": null,
                     *           "expiresAt": "2026-11-27T10:00:00.000Z",
                     *           "notBefore": "2026-11-25T10:00:00.000Z",
                     *           "stageHeldAt": null
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ActionPage"];
                };
            };
            400: components["responses"]["invalid_input"];
            401: components["responses"]["unauthenticated"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    submitAction: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description One for each intention, kept over retries: the same again is then never a second action.
                 * @example approve-0199c3a4
                 */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /**
                 * @description W3C trace context, stored with what is submitted. One that is malformed is as good as none.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["traceparent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "action": "user.approve",
                 *       "input": {
                 *         "userId": "01993c70-11d2-7b0e-8f43-5b1c9d3e6a77",
                 *         "version": 1
                 *       },
                 *       "evidence": [
                 *         {
                 *           "kind": "data",
                 *           "title": "Identity check",
                 *           "json": {
                 *             "document": "passport",
                 *             "nameMatches": true
                 *           }
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["Submission"];
            };
        };
        responses: {
            /** @description The same again, or the verdict of a dry run; nothing was stored. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01993c7e-5f0a-7c31-9a55-0d6c1f2b7a10",
                     *       "jobId": "5f0c8e1b7a2d4936c05e9f318d7b64a2",
                     *       "action": "user.approve",
                     *       "status": "held",
                     *       "riskLevel": "medium",
                     *       "requiresHuman": true,
                     *       "decision": {
                     *         "verdict": "hold",
                     *         "policyVersion": 1,
                     *         "reasons": [
                     *           {
                     *             "rule": "unattended.allowance",
                     *             "verdict": "hold",
                     *             "message": "The allowance is 0 a day; a person decides."
                     *           }
                     *         ]
                     *       },
                     *       "generation": 1,
                     *       "pinnedDigest": "9b1e4f6a0c7d25834e90ab13f7c65d28b0471e9f3a6c8d52107fe4b9635ad8c1",
                     *       "targetCount": 1,
                     *       "expiresAt": "2026-11-27T10:00:00.000Z",
                     *       "created": false
                     *     }
                     */
                    "application/json": components["schemas"]["RepeatedAction"] | components["schemas"]["ActionPreview"];
                };
            };
            /** @description A new action. */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01993c7e-5f0a-7c31-9a55-0d6c1f2b7a10",
                     *       "jobId": "5f0c8e1b7a2d4936c05e9f318d7b64a2",
                     *       "action": "user.approve",
                     *       "status": "held",
                     *       "riskLevel": "medium",
                     *       "requiresHuman": true,
                     *       "decision": {
                     *         "verdict": "hold",
                     *         "policyVersion": 1,
                     *         "reasons": [
                     *           {
                     *             "rule": "unattended.allowance",
                     *             "verdict": "hold",
                     *             "message": "The allowance is 0 a day; a person decides."
                     *           }
                     *         ]
                     *       },
                     *       "generation": 1,
                     *       "pinnedDigest": "9b1e4f6a0c7d25834e90ab13f7c65d28b0471e9f3a6c8d52107fe4b9635ad8c1",
                     *       "targetCount": 1,
                     *       "expiresAt": "2026-11-27T10:00:00.000Z",
                     *       "created": true
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedAction"];
                };
            };
            400: components["responses"]["invalid_input"];
            401: components["responses"]["unauthenticated"];
            /** @description `no_grant`: the agent may not ask for this; `grants` says what it may. `agent_paused`: an operator has paused the agent. `forbidden`: this takes another role, or is its submitter's. */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_grant" | "agent_paused" | "forbidden";
                    };
                };
            };
            409: components["responses"]["version_conflict"];
            413: components["responses"]["payload_too_large"];
            /** @description `idempotency_conflict`: the same key or subject with other content; of your own, `actionId` and `actionStatus` name the first. `target_not_found`: the input names what does not exist. */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_conflict" | "target_not_found";
                    };
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getAction: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description W3C trace context, stored with what is submitted. One that is malformed is as good as none.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["traceparent"];
            };
            path: {
                /** @example 01993c7e-5f0a-7c31-9a55-0d6c1f2b7a10 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The action, as it is now. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01993c7e-5f0a-7c31-9a55-0d6c1f2b7a10",
                     *       "jobId": "5f0c8e1b7a2d4936c05e9f318d7b64a2",
                     *       "action": "user.approve",
                     *       "status": "held",
                     *       "riskLevel": "medium",
                     *       "requiresHuman": true,
                     *       "generation": 1,
                     *       "pinnedDigest": "9b1e4f6a0c7d25834e90ab13f7c65d28b0471e9f3a6c8d52107fe4b9635ad8c1",
                     *       "targetCount": 1,
                     *       "title": "Approve a member",
                     *       "verdict": "hold",
                     *       "queue": "approval",
                     *       "submitter": {
                     *         "kind": "agent",
                     *         "id": "shaggy"
                     *       },
                     *       "attempt": 0,
                     *       "submittedAt": "2026-11-25T10:00:00.000Z",
                     *       "decidedAt": null,
                     *       "settledAt": null,
                     *       "expiresAt": "2026-11-27T10:00:00.000Z",
                     *       "notBefore": "2026-11-25T10:00:00.000Z",
                     *       "stageHeldAt": null,
                     *       "decision": {
                     *         "verdict": "hold",
                     *         "policyVersion": 1,
                     *         "reasons": [
                     *           {
                     *             "rule": "unattended.allowance",
                     *             "verdict": "hold",
                     *             "message": "The allowance is 0 a day; a person decides."
                     *           }
                     *         ]
                     *       },
                     *       "reasonCode": null,
                     *       "note": null,
                     *       "input": {
                     *         "userId": "01993c70-11d2-7b0e-8f43-5b1c9d3e6a77",
                     *         "version": 1
                     *       },
                     *       "result": null,
                     *       "problem": null,
                     *       "parentId": null,
                     *       "typedCount": null
                     *     }
                     */
                    "application/json": components["schemas"]["Action"];
                };
            };
            400: components["responses"]["invalid_input"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    cancelAction: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description W3C trace context, stored with what is submitted. One that is malformed is as good as none.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["traceparent"];
            };
            path: {
                /** @example 01993c7e-5f0a-7c31-9a55-0d6c1f2b7a10 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "The member has written to us; not now."
                 *     }
                 */
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description It is withdrawn, for good. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01993c7e-5f0a-7c31-9a55-0d6c1f2b7a10",
                     *       "status": "cancelled"
                     *     }
                     */
                    "application/json": components["schemas"]["Cancelled"];
                };
            };
            400: components["responses"]["invalid_input"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["state_conflict"];
            413: components["responses"]["payload_too_large"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    decideAction: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description W3C trace context, stored with what is submitted. One that is malformed is as good as none.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["traceparent"];
            };
            path: {
                /** @example 01993c7e-5f0a-7c31-9a55-0d6c1f2b7a10 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "verdict": "approve",
                 *       "digest": "9b1e4f6a0c7d25834e90ab13f7c65d28b0471e9f3a6c8d52107fe4b9635ad8c1"
                 *     }
                 */
                "application/json": {
                    /** @description An operator goes on alone although more people are asked for: with a reason, and all are told. By default false. */
                    breakGlass?: boolean;
                    /**
                     * @description By default "api".
                     * @enum {string}
                     */
                    channel?: "console" | "api";
                    /** @description The `pinnedDigest` of what the decider saw. */
                    digest: string;
                    /**
                     * Format: uuid
                     * @description Whose delegation the decider uses: their staff id.
                     */
                    onBehalfOf?: string;
                    /** @description Milliseconds the page was open. */
                    openMs?: number;
                    /** @description A rejection needs one. */
                    reason?: string;
                    /** @description How many targets, where the action asks for it. */
                    typedCount?: number;
                    /** @enum {string} */
                    verdict: "approve" | "reject";
                };
            };
        };
        responses: {
            /** @description The decision stands. `approved` starts at `notBefore`; `held` takes more people. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01993c7e-5f0a-7c31-9a55-0d6c1f2b7a10",
                     *       "status": "approved",
                     *       "votesMissing": 0,
                     *       "notBefore": "2026-11-25T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Decided"];
                };
            };
            /** @description `invalid_input`: `fields` names paths and what is wrong. `reason_required`: people: a rejection, or going on alone, needs a reason. `typed_count_required`: people: type the number of targets. `typed_count_mismatch`: people: that is not the number. */
            400: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_input" | "reason_required" | "typed_count_required" | "typed_count_mismatch";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description `agents_cannot_decide`: never. `own_action`: people: they submitted it. `own_agent`: people: they own the agent that did. `own_edit`: people: they changed what it asks for. `no_delegation`: people: nobody delegated this to them. `approver_cap`: people: too many targets approved within 24 hours. `reauthentication_required`: people: high risk takes a fresh proof of identity. `forbidden`: this takes another role, or is its submitter's. */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "agents_cannot_decide" | "own_action" | "own_agent" | "own_edit" | "no_delegation" | "approver_cap" | "reauthentication_required" | "forbidden";
                    };
                };
            };
            404: components["responses"]["not_found"];
            /** @description `already_decided`: people: `by` and `at` say who was first. `already_voted`: people: this vote has been cast. `stale_digest`: people: it has changed since they looked. `state_conflict`: not in this status: `actionStatus`, or `taskStatus`. `expired`: people: the time to decide is over. */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "already_decided" | "already_voted" | "stale_digest" | "state_conflict" | "expired";
                    };
                };
            };
            413: components["responses"]["payload_too_large"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listActionEvents: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description W3C trace context, stored with what is submitted. One that is malformed is as good as none.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["traceparent"];
            };
            path: {
                /** @example 01993c7e-5f0a-7c31-9a55-0d6c1f2b7a10 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its events. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01993c7e-5f0b-7f6e-a2c4-93b1d07e5f48",
                     *           "at": "2026-11-25T10:00:00.000Z",
                     *           "type": "action.held",
                     *           "actionId": "01993c7e-5f0a-7c31-9a55-0d6c1f2b7a10",
                     *           "generation": 1,
                     *           "actor": {
                     *             "kind": "agent",
                     *             "id": "shaggy",
                     *             "name": null
                     *           },
                     *           "body": {
                     *             "to": "held",
                     *             "verdict": "hold"
                     *           },
                     *           "private": null,
                     *           "leaf": "3c9a71e05bd24f8860a7c3e19d5f420b7e86d1fa02c5934b6d70e8a1f49b2c35"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["EventList"];
                };
            };
            400: components["responses"]["invalid_input"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getReceipt: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description W3C trace context, stored with what is submitted. One that is malformed is as good as none.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["traceparent"];
            };
            path: {
                /** @example 01993c7e-5f0a-7c31-9a55-0d6c1f2b7a10 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The proof. Keep it. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "format": "operations-kernel/receipt/1",
                     *       "actionId": "01993c7e-5f0a-7c31-9a55-0d6c1f2b7a10",
                     *       "status": "succeeded",
                     *       "origin": "ops.hedgeco.example/trail",
                     *       "keys": [
                     *         "ops.hedgeco.example/trail+5c0b7f21+AQ=="
                     *       ],
                     *       "checkpoint": "ops.hedgeco.example/trail\n4711\nqAeE2w==\n\n— ops.hedgeco.example/trail XAt/IQ==\n",
                     *       "events": [
                     *         {
                     *           "seq": 4710,
                     *           "leaf": "3c9a71e05bd24f8860a7c3e19d5f420b7e86d1fa02c5934b6d70e8a1f49b2c35",
                     *           "path": [
                     *             "mHY0kQ==",
                     *             "3q2+7w=="
                     *           ],
                     *           "event": {
                     *             "id": "01993c7e-5f0b-7f6e-a2c4-93b1d07e5f48",
                     *             "at": "2026-11-25T10:00:00.000Z",
                     *             "type": "action.succeeded",
                     *             "actionId": "01993c7e-5f0a-7c31-9a55-0d6c1f2b7a10",
                     *             "generation": 1,
                     *             "actor": {
                     *               "kind": "system",
                     *               "id": "worker"
                     *             },
                     *             "body": {
                     *               "from": "running",
                     *               "to": "succeeded"
                     *             }
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["invalid_input"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            /** @description `not_settled`: a receipt was asked for and the action has not ended: `actionStatus`; or a task's linked `actions`. `not_sealed`: the last events have no place in the signed tree yet; ask again after a second. */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_settled" | "not_sealed";
                    };
                };
            };
            410: components["responses"]["archived"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    resolveAction: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description W3C trace context, stored with what is submitted. One that is malformed is as good as none.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["traceparent"];
            };
            path: {
                /** @example 01993c7e-5f0a-7c31-9a55-0d6c1f2b7a10 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "targets": [
                 *         {
                 *           "n": 0,
                 *           "outcome": "happened"
                 *         }
                 *       ],
                 *       "evidence": "re_8fKq2c",
                 *       "note": "It is in the provider's log."
                 *     }
                 */
                "application/json": {
                    /** @description Where it can be looked up: the provider's id of the mail, a ticket, an address. */
                    evidence: string;
                    /** @description The fence they looked at: another attempt since then makes it another question. */
                    fence?: number;
                    /**
                     * @description What becomes of that which did not happen. By default "fail".
                     * @enum {string}
                     */
                    ifNotDone?: "fail" | "try_again";
                    note: string;
                    /** @description By their position in the pinned order, from 0. Those left out stay unknown. */
                    targets: {
                        n: number;
                        /** @enum {string} */
                        outcome: "happened" | "did_not_happen";
                    }[];
                };
            };
        };
        responses: {
            /** @description What it has become. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01993c7e-5f0a-7c31-9a55-0d6c1f2b7a10",
                     *       "status": "succeeded",
                     *       "unknownLeft": 0
                     *     }
                     */
                    "application/json": components["schemas"]["Resolved"];
                };
            };
            400: components["responses"]["invalid_input"];
            401: components["responses"]["unauthenticated"];
            /** @description `agents_cannot_decide`: never. `forbidden`: this takes another role, or is its submitter's. */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "agents_cannot_decide" | "forbidden";
                    };
                };
            };
            404: components["responses"]["not_found"];
            409: components["responses"]["state_conflict"];
            413: components["responses"]["payload_too_large"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    reviseAction: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description W3C trace context, stored with what is submitted. One that is malformed is as good as none.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["traceparent"];
            };
            path: {
                /** @example 01993c7e-5f0a-7c31-9a55-0d6c1f2b7a10 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "The passport is legible now.",
                 *       "evidence": [
                 *         {
                 *           "kind": "log",
                 *           "title": "Second check",
                 *           "text": "passport: legible, name matches"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @description Added to what has been shown so far. By default []. */
                    evidence?: components["schemas"]["Evidence"][];
                    /** @description Replaces the input as a whole; left out, it stays. */
                    input?: unknown;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The new generation. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01993c7e-5f0a-7c31-9a55-0d6c1f2b7a10",
                     *       "jobId": "5f0c8e1b7a2d4936c05e9f318d7b64a2",
                     *       "action": "user.approve",
                     *       "status": "held",
                     *       "riskLevel": "medium",
                     *       "requiresHuman": true,
                     *       "decision": {
                     *         "verdict": "hold",
                     *         "policyVersion": 1,
                     *         "reasons": [
                     *           {
                     *             "rule": "unattended.allowance",
                     *             "verdict": "hold",
                     *             "message": "The allowance is 0 a day; a person decides."
                     *           }
                     *         ]
                     *       },
                     *       "generation": 2,
                     *       "pinnedDigest": "9b1e4f6a0c7d25834e90ab13f7c65d28b0471e9f3a6c8d52107fe4b9635ad8c1",
                     *       "targetCount": 1,
                     *       "expiresAt": "2026-11-27T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ActionAnswer"];
                };
            };
            400: components["responses"]["invalid_input"];
            401: components["responses"]["unauthenticated"];
            /** @description `no_grant`: the agent may not ask for this; `grants` says what it may. `agent_paused`: an operator has paused the agent. `forbidden`: this takes another role, or is its submitter's. */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_grant" | "agent_paused" | "forbidden";
                    };
                };
            };
            404: components["responses"]["not_found"];
            /** @description `state_conflict`: not in this status: `actionStatus`, or `taskStatus`. `version_conflict`: the entity has changed; read it again. */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "state_conflict" | "version_conflict";
                    };
                };
            };
            413: components["responses"]["payload_too_large"];
            /** @description `idempotency_conflict`: the same key or subject with other content; of your own, `actionId` and `actionStatus` name the first. `target_not_found`: the input names what does not exist. */
            422: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_conflict" | "target_not_found";
                    };
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    waitForAction: {
        parameters: {
            query?: {
                /** @example 30 */
                timeoutSeconds?: number;
                whileStatus?: "held" | "approved" | "queued" | "running" | "unknown" | "blocked" | "rejected" | "expired" | "cancelled" | "succeeded" | "failed";
            };
            header?: {
                /**
                 * @description W3C trace context, stored with what is submitted. One that is malformed is as good as none.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["traceparent"];
            };
            path: {
                /** @example 01993c7e-5f0a-7c31-9a55-0d6c1f2b7a10 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The action: ended, or as it is after the timeout. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01993c7e-5f0a-7c31-9a55-0d6c1f2b7a10",
                     *       "jobId": "5f0c8e1b7a2d4936c05e9f318d7b64a2",
                     *       "action": "user.approve",
                     *       "status": "rejected",
                     *       "riskLevel": "medium",
                     *       "requiresHuman": true,
                     *       "generation": 1,
                     *       "pinnedDigest": "9b1e4f6a0c7d25834e90ab13f7c65d28b0471e9f3a6c8d52107fe4b9635ad8c1",
                     *       "targetCount": 1,
                     *       "title": "Approve a member",
                     *       "verdict": "hold",
                     *       "queue": "approval",
                     *       "submitter": {
                     *         "kind": "agent",
                     *         "id": "shaggy"
                     *       },
                     *       "attempt": 0,
                     *       "submittedAt": "2026-11-25T10:00:00.000Z",
                     *       "decidedAt": "2026-11-27T10:00:00.000Z",
                     *       "settledAt": "2026-11-27T10:00:00.000Z",
                     *       "expiresAt": "2026-11-27T10:00:00.000Z",
                     *       "notBefore": "2026-11-25T10:00:00.000Z",
                     *       "stageHeldAt": null,
                     *       "decision": {
                     *         "verdict": "hold",
                     *         "policyVersion": 1,
                     *         "reasons": [
                     *           {
                     *             "rule": "unattended.allowance",
                     *             "verdict": "hold",
                     *             "message": "The allowance is 0 a day; a person decides."
                     *           }
                     *         ]
                     *       },
                     *       "reasonCode": null,
                     *       "note": null,
                     *       "input": {
                     *         "userId": "01993c70-11d2-7b0e-8f43-5b1c9d3e6a77",
                     *         "version": 1
                     *       },
                     *       "result": null,
                     *       "problem": {
                     *         "code": "rejected",
                     *         "message": "The document is not legible."
                     *       },
                     *       "parentId": null,
                     *       "typedCount": null
                     *     }
                     */
                    "application/json": components["schemas"]["Action"];
                };
            };
            400: components["responses"]["invalid_input"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    submitActions: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description W3C trace context, stored with what is submitted. One that is malformed is as good as none.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["traceparent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "items": [
                 *         {
                 *           "action": "user.approve",
                 *           "input": {
                 *             "userId": "01993c70-11d2-7b0e-8f43-5b1c9d3e6a77",
                 *             "version": 1
                 *           },
                 *           "evidence": [
                 *             {
                 *               "kind": "data",
                 *               "title": "Identity check",
                 *               "json": {
                 *                 "document": "passport",
                 *                 "nameMatches": true
                 *               }
                 *             }
                 *           ]
                 *         },
                 *         {
                 *           "action": "fund.verify",
                 *           "input": {
                 *             "fundId": "01993c71-8a4c-7d19-b6f2-2c7e0f9a1b34"
                 *           }
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    items: components["schemas"]["Submission"][];
                };
            };
        };
        responses: {
            /** @description What became of each item. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "ok": true,
                     *           "action": {
                     *             "id": "01993c7e-5f0a-7c31-9a55-0d6c1f2b7a10",
                     *             "jobId": "5f0c8e1b7a2d4936c05e9f318d7b64a2",
                     *             "action": "user.approve",
                     *             "status": "held",
                     *             "riskLevel": "medium",
                     *             "requiresHuman": true,
                     *             "decision": {
                     *               "verdict": "hold",
                     *               "policyVersion": 1,
                     *               "reasons": [
                     *                 {
                     *                   "rule": "unattended.allowance",
                     *                   "verdict": "hold",
                     *                   "message": "The allowance is 0 a day; a person decides."
                     *                 }
                     *               ]
                     *             },
                     *             "generation": 1,
                     *             "pinnedDigest": "9b1e4f6a0c7d25834e90ab13f7c65d28b0471e9f3a6c8d52107fe4b9635ad8c1",
                     *             "targetCount": 1,
                     *             "expiresAt": "2026-11-27T10:00:00.000Z",
                     *             "created": true
                     *           }
                     *         },
                     *         {
                     *           "ok": false,
                     *           "problem": {
                     *             "type": "urn:ops:problem:no_grant",
                     *             "title": "No grant",
                     *             "status": 403,
                     *             "code": "no_grant",
                     *             "detail": "shaggy has no grant for fund.verify. Its owner can add one.",
                     *             "action": "fund.verify",
                     *             "grants": [
                     *               "user.approve",
                     *               "user.approve_many"
                     *             ]
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["BatchAnswer"];
                };
            };
            400: components["responses"]["invalid_input"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            413: components["responses"]["payload_too_large"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    uploadEvidence: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description W3C trace context, stored with what is submitted. One that is malformed is as good as none.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["traceparent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "09:12 form sent"
                 *     }
                 */
                "application/json": {
                    base64?: string;
                    contentType?: string;
                    text?: string;
                };
            };
        };
        responses: {
            /** @description It was there already. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "9b1e4f6a0c7d25834e90ab13f7c65d28b0471e9f3a6c8d52107fe4b9635ad8c1",
                     *       "contentType": "text/plain",
                     *       "sizeBytes": 15,
                     *       "image": null,
                     *       "warnings": [],
                     *       "keptUntil": "2026-11-27T10:00:00.000Z",
                     *       "created": false
                     *     }
                     */
                    "application/json": {
                        contentType: string;
                        created: boolean;
                        /** Format: sha256_hex */
                        id: string;
                        image: {
                            height: number;
                            width: number;
                        } | null;
                        /** Format: date-time */
                        keptUntil: string;
                        sizeBytes: number;
                        warnings: string[];
                    };
                };
            };
            /** @description It is kept. */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "9b1e4f6a0c7d25834e90ab13f7c65d28b0471e9f3a6c8d52107fe4b9635ad8c1",
                     *       "contentType": "text/plain",
                     *       "sizeBytes": 15,
                     *       "image": null,
                     *       "warnings": [],
                     *       "keptUntil": "2026-11-27T10:00:00.000Z",
                     *       "created": true
                     *     }
                     */
                    "application/json": {
                        contentType: string;
                        created: boolean;
                        /** Format: sha256_hex */
                        id: string;
                        image: {
                            height: number;
                            width: number;
                        } | null;
                        /** Format: date-time */
                        keptUntil: string;
                        sizeBytes: number;
                        warnings: string[];
                    };
                };
            };
            400: components["responses"]["invalid_input"];
            401: components["responses"]["unauthenticated"];
            /** @description `forbidden`: this takes another role, or is its submitter's. `agent_paused`: an operator has paused the agent. */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden" | "agent_paused";
                    };
                };
            };
            413: components["responses"]["payload_too_large"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listFunds: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                limit?: number;
                q?: string;
                /**
                 * @example [
                 *       "submitted"
                 *     ]
                 */
                status?: ("submitted" | "verified" | "rejected")[];
            };
            header?: {
                /**
                 * @description W3C trace context, stored with what is submitted. One that is malformed is as good as none.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["traceparent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01993c71-8a4c-7d19-b6f2-2c7e0f9a1b34",
                     *           "name": "Harbour Long/Short",
                     *           "manager": "Harbour Capital",
                     *           "strategy": "long_short",
                     *           "domicile": "KY",
                     *           "aumUsd": 250000000,
                     *           "status": "submitted",
                     *           "checklist": {
                     *             "auditor_named": true
                     *           },
                     *           "openItems": [
                     *             "registration_confirmed"
                     *           ],
                     *           "submittedAt": "2026-11-25T10:00:00.000Z",
                     *           "verifiedAt": null,
                     *           "version": 3,
                     *           "updatedAt": "2026-11-25T10:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["FundPage"];
                };
            };
            400: components["responses"]["invalid_input"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["no_grant"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description W3C trace context, stored with what is submitted. One that is malformed is as good as none.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["traceparent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who the key speaks for. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "kind": "agent",
                     *       "id": "shaggy",
                     *       "name": "shaggy",
                     *       "role": "Backend",
                     *       "grants": [
                     *         "user.approve",
                     *         "user.approve_many"
                     *       ],
                     *       "reads": [
                     *         "read:members"
                     *       ],
                     *       "tasks": {
                     *         "opensFor": [],
                     *         "startsWork": false,
                     *         "handsOffTo": [
                     *           "scooby"
                     *         ]
                     *       },
                     *       "limits": {
                     *         "submitsPerMinute": 600,
                     *         "readsPerMinute": 1200,
                     *         "openTasksMax": 20
                     *       },
                     *       "paused": false
                     *     }
                     */
                    "application/json": components["schemas"]["WhoAmI"];
                };
            };
            400: components["responses"]["invalid_input"];
            401: components["responses"]["unauthenticated"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    heartbeat: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description W3C trace context, stored with what is submitted. One that is malformed is as good as none.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["traceparent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "activity": "Comparing yesterday's sign-ups with the register."
                 *     }
                 */
                "application/json": {
                    /** @description What it is doing, in a line; people read it, and nothing goes by it. Empty: nothing in particular. */
                    activity?: string;
                };
            };
        };
        responses: {
            /** @description Noted. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "agent": "shaggy",
                     *       "activity": "Comparing yesterday's sign-ups with the register.",
                     *       "activityAt": "2026-11-25T10:00:00.000Z",
                     *       "lastSeenAt": "2026-11-25T10:00:00.000Z",
                     *       "paused": false
                     *     }
                     */
                    "application/json": components["schemas"]["Heartbeat"];
                };
            };
            400: components["responses"]["invalid_input"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            413: components["responses"]["payload_too_large"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    reauthenticate: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description W3C trace context, stored with what is submitted. One that is malformed is as good as none.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["traceparent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "correct horse battery staple"
                 *     }
                 */
                "application/json": {
                    password: string;
                };
            };
        };
        responses: {
            /** @description Proved. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "authenticatedAt": "2026-11-25T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Reauthenticated"];
                };
            };
            400: components["responses"]["invalid_input"];
            401: components["responses"]["unauthenticated"];
            /** @description `identity_not_proven`: people: the password, or the passkey, was not the right one. `forbidden`: this takes another role, or is its submitter's. */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "identity_not_proven" | "forbidden";
                    };
                };
            };
            413: components["responses"]["payload_too_large"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listMembers: {
        parameters: {
            query?: {
                country?: string[];
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /** @example 2 */
                limit?: number;
                q?: string;
                role?: ("investor" | "fund_manager" | "service_provider")[];
                /**
                 * @example [
                 *       "pending"
                 *     ]
                 */
                status?: ("pending" | "active" | "rejected" | "suspended")[];
            };
            header?: {
                /**
                 * @description W3C trace context, stored with what is submitted. One that is malformed is as good as none.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["traceparent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01993c70-11d2-7b0e-8f43-5b1c9d3e6a77",
                     *           "email": "…@example.com",
                     *           "name": "M…",
                     *           "role": "investor",
                     *           "status": "pending",
                     *           "company": null,
                     *           "country": "CH",
                     *           "accredited": true,
                     *           "identityVerifiedAt": null,
                     *           "joinedAt": "2026-11-25T10:00:00.000Z",
                     *           "lastSeenAt": null,
                     *           "statusReason": null,
                     *           "version": 1,
                     *           "updatedAt": "2026-11-25T10:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["MemberPage"];
                };
            };
            400: components["responses"]["invalid_input"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["no_grant"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listProviders: {
        parameters: {
            query?: {
                /**
                 * @example [
                 *       "auditor"
                 *     ]
                 */
                category?: string[];
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                limit?: number;
                q?: string;
                status?: ("draft" | "listed" | "delisted")[];
            };
            header?: {
                /**
                 * @description W3C trace context, stored with what is submitted. One that is malformed is as good as none.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["traceparent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01993c72-40be-7aa6-9c01-7e3d5a8f6c25",
                     *           "name": "Liffey Audit",
                     *           "category": "auditor",
                     *           "country": "IE",
                     *           "websiteUrl": "https://liffey-audit.example",
                     *           "status": "draft",
                     *           "listedAt": null,
                     *           "createdAt": "2026-11-25T10:00:00.000Z",
                     *           "version": 1,
                     *           "updatedAt": "2026-11-25T10:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ProviderPage"];
                };
            };
            400: components["responses"]["invalid_input"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["no_grant"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listTasks: {
        parameters: {
            query?: {
                assignee?: ("scooby" | "shaggy" | "daphne" | "velma" | "fred")[];
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /** @example 2 */
                limit?: number;
                only?: ("overdue" | "outside")[];
                openedBy?: ("scooby" | "shaggy" | "daphne" | "velma" | "fred" | "staff")[];
                q?: string;
                /**
                 * @example [
                 *       "open"
                 *     ]
                 */
                status?: ("open" | "accepted" | "escalated" | "completed" | "cancelled")[];
            };
            header?: {
                /**
                 * @description W3C trace context, stored with what is submitted. One that is malformed is as good as none.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["traceparent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, newest first. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01993c7d-2e60-7b54-9d0a-4c8f1e7a3b92",
                     *           "status": "open",
                     *           "assignee": "velma",
                     *           "version": 1,
                     *           "title": "Compare the new fund's figures",
                     *           "visited": [
                     *             "velma"
                     *           ],
                     *           "hops": 0,
                     *           "openedBy": {
                     *             "kind": "agent",
                     *             "id": "scooby",
                     *             "name": null
                     *           },
                     *           "parentId": null,
                     *           "depth": 0,
                     *           "isUntrusted": false,
                     *           "escalatedTo": null,
                     *           "note": null,
                     *           "dueAt": "2026-11-27T10:00:00.000Z",
                     *           "openedAt": "2026-11-25T10:00:00.000Z",
                     *           "updatedAt": "2026-11-25T10:00:00.000Z",
                     *           "endedAt": null
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["TaskPage"];
                };
            };
            400: components["responses"]["invalid_input"];
            401: components["responses"]["unauthenticated"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    openTask: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description One for each intention, kept over retries: the same again is then never a second action.
                 * @example approve-0199c3a4
                 */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /**
                 * @description W3C trace context, stored with what is submitted. One that is malformed is as good as none.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["traceparent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "assignee": "velma",
                 *       "title": "Compare the new fund's figures"
                 *     }
                 */
                "application/json": {
                    assignee: string;
                    /** @description By default []. */
                    attachments?: {
                        /** @enum {string} */
                        origin?: "operator" | "agent" | "external";
                        text?: string;
                        title: string;
                        /** Format: uri */
                        url?: string;
                    }[];
                    /** @description By default "". */
                    context?: string;
                    /** @enum {string} */
                    contextOrigin?: "operator" | "agent" | "external";
                    /** Format: date-time */
                    dueAt?: string;
                    idempotencyKey?: string;
                    /** Format: uuid */
                    parentId?: string;
                    title: string;
                };
            };
        };
        responses: {
            /** @description The same again. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01993c7d-2e60-7b54-9d0a-4c8f1e7a3b92",
                     *       "status": "open",
                     *       "assignee": "velma",
                     *       "version": 1,
                     *       "created": false
                     *     }
                     */
                    "application/json": {
                        assignee: string;
                        created: boolean;
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "open" | "accepted" | "escalated" | "completed" | "cancelled";
                        version: number;
                    };
                };
            };
            /** @description A new task. */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01993c7d-2e60-7b54-9d0a-4c8f1e7a3b92",
                     *       "status": "open",
                     *       "assignee": "velma",
                     *       "version": 1,
                     *       "created": true
                     *     }
                     */
                    "application/json": {
                        assignee: string;
                        created: boolean;
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "open" | "accepted" | "escalated" | "completed" | "cancelled";
                        version: number;
                    };
                };
            };
            400: components["responses"]["invalid_input"];
            401: components["responses"]["unauthenticated"];
            /** @description `no_grant`: the agent may not ask for this; `grants` says what it may. `forbidden`: this takes another role, or is its submitter's. `agent_paused`: an operator has paused the agent. */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_grant" | "forbidden" | "agent_paused";
                    };
                };
            };
            404: components["responses"]["not_found"];
            /** @description `task_limit`: handed on too often, too deep, too many parts or too many open tasks; escalate instead. `state_conflict`: not in this status: `actionStatus`, or `taskStatus`. */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "task_limit" | "state_conflict";
                    };
                };
            };
            413: components["responses"]["payload_too_large"];
            422: components["responses"]["idempotency_conflict"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    getTask: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description W3C trace context, stored with what is submitted. One that is malformed is as good as none.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["traceparent"];
            };
            path: {
                /** @example 01993c7d-2e60-7b54-9d0a-4c8f1e7a3b92 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task, as it is now. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01993c7d-2e60-7b54-9d0a-4c8f1e7a3b92",
                     *       "status": "open",
                     *       "assignee": "velma",
                     *       "version": 1,
                     *       "title": "Compare the new fund's figures",
                     *       "visited": [
                     *         "velma"
                     *       ],
                     *       "hops": 0,
                     *       "openedBy": {
                     *         "kind": "agent",
                     *         "id": "scooby",
                     *         "name": null
                     *       },
                     *       "parentId": null,
                     *       "depth": 0,
                     *       "isUntrusted": false,
                     *       "escalatedTo": null,
                     *       "note": null,
                     *       "dueAt": "2026-11-27T10:00:00.000Z",
                     *       "openedAt": "2026-11-25T10:00:00.000Z",
                     *       "updatedAt": "2026-11-25T10:00:00.000Z",
                     *       "endedAt": null,
                     *       "context": "The deck says 12 % a year.",
                     *       "contextOrigin": "agent",
                     *       "attachments": [],
                     *       "actions": [],
                     *       "parent": null,
                     *       "parts": [],
                     *       "asked": null
                     *     }
                     */
                    "application/json": {
                        actions: {
                            action: string;
                            agent: string;
                            /** Format: uuid */
                            id: string;
                            /** Format: date-time */
                            linkedAt: string;
                            /** @enum {string} */
                            riskLevel: "low" | "medium" | "high";
                            /** @enum {string} */
                            status: "held" | "approved" | "queued" | "running" | "unknown" | "blocked" | "rejected" | "expired" | "cancelled" | "succeeded" | "failed";
                            submitter: {
                                id: string;
                                /** @enum {string} */
                                kind: "agent" | "staff" | "system";
                            };
                            title: string;
                        }[];
                        asked: string | null;
                        assignee: string;
                        attachments: {
                            /** @enum {string} */
                            origin: "operator" | "policy" | "agent" | "external";
                            text?: string;
                            title: string;
                            url?: string;
                        }[];
                        context: string;
                        /** @enum {string} */
                        contextOrigin: "operator" | "policy" | "agent" | "external";
                        depth: number;
                        dueAt: string | null;
                        endedAt: string | null;
                        escalatedTo: string | null;
                        hops: number;
                        /** Format: uuid */
                        id: string;
                        isUntrusted: boolean;
                        note: string | null;
                        /** Format: date-time */
                        openedAt: string;
                        openedBy: {
                            id: string;
                            /** @enum {string} */
                            kind: "agent" | "staff";
                            name: string | null;
                        };
                        parent: {
                            assignee: string;
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            status: "open" | "accepted" | "escalated" | "completed" | "cancelled";
                            title: string;
                        } | null;
                        parentId: string | null;
                        parts: {
                            assignee: string;
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            status: "open" | "accepted" | "escalated" | "completed" | "cancelled";
                            title: string;
                        }[];
                        /** @enum {string} */
                        status: "open" | "accepted" | "escalated" | "completed" | "cancelled";
                        title: string;
                        /** Format: date-time */
                        updatedAt: string;
                        version: number;
                        visited: string[];
                    };
                };
            };
            400: components["responses"]["invalid_input"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    acceptTask: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description W3C trace context, stored with what is submitted. One that is malformed is as good as none.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["traceparent"];
            };
            path: {
                /** @example 01993c7d-2e60-7b54-9d0a-4c8f1e7a3b92 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "version": 1
                 *     }
                 */
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description Where the task stands now. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01993c7d-2e60-7b54-9d0a-4c8f1e7a3b92",
                     *       "status": "accepted",
                     *       "assignee": "velma",
                     *       "version": 2
                     *     }
                     */
                    "application/json": {
                        assignee: string;
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "open" | "accepted" | "escalated" | "completed" | "cancelled";
                        version: number;
                    };
                };
            };
            400: components["responses"]["invalid_input"];
            401: components["responses"]["unauthenticated"];
            /** @description `agent_paused`: an operator has paused the agent. `forbidden`: this takes another role, or is its submitter's. */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "agent_paused" | "forbidden";
                    };
                };
            };
            404: components["responses"]["not_found"];
            /** @description `version_conflict`: the entity has changed; read it again. `state_conflict`: not in this status: `actionStatus`, or `taskStatus`. */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "version_conflict" | "state_conflict";
                    };
                };
            };
            413: components["responses"]["payload_too_large"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    answerTask: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description W3C trace context, stored with what is submitted. One that is malformed is as good as none.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["traceparent"];
            };
            path: {
                /** @example 01993c7d-2e60-7b54-9d0a-4c8f1e7a3b92 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "answer": "The audited one."
                 *     }
                 */
                "application/json": {
                    answer: string;
                    assignee?: string;
                };
            };
        };
        responses: {
            /** @description Where the task stands now. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01993c7d-2e60-7b54-9d0a-4c8f1e7a3b92",
                     *       "status": "open",
                     *       "assignee": "velma",
                     *       "version": 2
                     *     }
                     */
                    "application/json": {
                        assignee: string;
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "open" | "accepted" | "escalated" | "completed" | "cancelled";
                        version: number;
                    };
                };
            };
            400: components["responses"]["invalid_input"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["state_conflict"];
            413: components["responses"]["payload_too_large"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    cancelTask: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description W3C trace context, stored with what is submitted. One that is malformed is as good as none.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["traceparent"];
            };
            path: {
                /** @example 01993c7d-2e60-7b54-9d0a-4c8f1e7a3b92 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "No longer needed."
                 *     }
                 */
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Where the task stands now. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01993c7d-2e60-7b54-9d0a-4c8f1e7a3b92",
                     *       "status": "cancelled",
                     *       "assignee": "velma",
                     *       "version": 2
                     *     }
                     */
                    "application/json": {
                        assignee: string;
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "open" | "accepted" | "escalated" | "completed" | "cancelled";
                        version: number;
                    };
                };
            };
            400: components["responses"]["invalid_input"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["state_conflict"];
            413: components["responses"]["payload_too_large"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    completeTask: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description W3C trace context, stored with what is submitted. One that is malformed is as good as none.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["traceparent"];
            };
            path: {
                /** @example 01993c7d-2e60-7b54-9d0a-4c8f1e7a3b92 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "result": "The figures agree."
                 *     }
                 */
                "application/json": {
                    /** @description By default []. */
                    actionIds?: string[];
                    result: string;
                };
            };
        };
        responses: {
            /** @description Where the task stands now. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01993c7d-2e60-7b54-9d0a-4c8f1e7a3b92",
                     *       "status": "completed",
                     *       "assignee": "velma",
                     *       "version": 2
                     *     }
                     */
                    "application/json": {
                        assignee: string;
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "open" | "accepted" | "escalated" | "completed" | "cancelled";
                        version: number;
                    };
                };
            };
            400: components["responses"]["invalid_input"];
            401: components["responses"]["unauthenticated"];
            /** @description `agent_paused`: an operator has paused the agent. `forbidden`: this takes another role, or is its submitter's. */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "agent_paused" | "forbidden";
                    };
                };
            };
            404: components["responses"]["not_found"];
            /** @description `not_settled`: a receipt was asked for and the action has not ended: `actionStatus`; or a task's linked `actions`. `state_conflict`: not in this status: `actionStatus`, or `taskStatus`. */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_settled" | "state_conflict";
                    };
                };
            };
            413: components["responses"]["payload_too_large"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    escalateTask: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description W3C trace context, stored with what is submitted. One that is malformed is as good as none.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["traceparent"];
            };
            path: {
                /** @example 01993c7d-2e60-7b54-9d0a-4c8f1e7a3b92 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "question": "Which of the two figures counts?"
                 *     }
                 */
                "application/json": {
                    question: string;
                };
            };
        };
        responses: {
            /** @description Where the task stands now. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01993c7d-2e60-7b54-9d0a-4c8f1e7a3b92",
                     *       "status": "escalated",
                     *       "assignee": "velma",
                     *       "version": 2
                     *     }
                     */
                    "application/json": {
                        assignee: string;
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "open" | "accepted" | "escalated" | "completed" | "cancelled";
                        version: number;
                    };
                };
            };
            400: components["responses"]["invalid_input"];
            401: components["responses"]["unauthenticated"];
            /** @description `agent_paused`: an operator has paused the agent. `forbidden`: this takes another role, or is its submitter's. */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "agent_paused" | "forbidden";
                    };
                };
            };
            404: components["responses"]["not_found"];
            409: components["responses"]["state_conflict"];
            413: components["responses"]["payload_too_large"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    listTaskEvents: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description W3C trace context, stored with what is submitted. One that is malformed is as good as none.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["traceparent"];
            };
            path: {
                /** @example 01993c7d-2e60-7b54-9d0a-4c8f1e7a3b92 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its events. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01993c7e-5f0b-7f6e-a2c4-93b1d07e5f48",
                     *           "at": "2026-11-25T10:00:00.000Z",
                     *           "type": "task.opened",
                     *           "actionId": null,
                     *           "generation": null,
                     *           "actor": {
                     *             "kind": "agent",
                     *             "id": "scooby",
                     *             "name": null
                     *           },
                     *           "body": {
                     *             "taskId": "01993c7d-2e60-7b54-9d0a-4c8f1e7a3b92",
                     *             "from": null,
                     *             "to": "open",
                     *             "assignee": "velma",
                     *             "version": 1
                     *           },
                     *           "private": null,
                     *           "leaf": "3c9a71e05bd24f8860a7c3e19d5f420b7e86d1fa02c5934b6d70e8a1f49b2c35"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["EventList"];
                };
            };
            400: components["responses"]["invalid_input"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    handOffTask: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description W3C trace context, stored with what is submitted. One that is malformed is as good as none.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["traceparent"];
            };
            path: {
                /** @example 01993c7d-2e60-7b54-9d0a-4c8f1e7a3b92 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "to": "daphne",
                 *       "note": "It is a matter of wording now."
                 *     }
                 */
                "application/json": {
                    note: string;
                    to: string;
                };
            };
        };
        responses: {
            /** @description Where the task stands now. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01993c7d-2e60-7b54-9d0a-4c8f1e7a3b92",
                     *       "status": "open",
                     *       "assignee": "velma",
                     *       "version": 2
                     *     }
                     */
                    "application/json": {
                        assignee: string;
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "open" | "accepted" | "escalated" | "completed" | "cancelled";
                        version: number;
                    };
                };
            };
            400: components["responses"]["invalid_input"];
            401: components["responses"]["unauthenticated"];
            /** @description `agent_paused`: an operator has paused the agent. `no_grant`: the agent may not ask for this; `grants` says what it may. `forbidden`: this takes another role, or is its submitter's. */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "agent_paused" | "no_grant" | "forbidden";
                    };
                };
            };
            404: components["responses"]["not_found"];
            /** @description `task_limit`: handed on too often, too deep, too many parts or too many open tasks; escalate instead. `state_conflict`: not in this status: `actionStatus`, or `taskStatus`. */
            409: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "task_limit" | "state_conflict";
                    };
                };
            };
            413: components["responses"]["payload_too_large"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    reportProgress: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description W3C trace context, stored with what is submitted. One that is malformed is as good as none.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["traceparent"];
            };
            path: {
                /** @example 01993c7d-2e60-7b54-9d0a-4c8f1e7a3b92 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "note": "Half of it is compared."
                 *     }
                 */
                "application/json": {
                    /** @description By default []. */
                    actionIds?: string[];
                    note: string;
                };
            };
        };
        responses: {
            /** @description Where the task stands now. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01993c7d-2e60-7b54-9d0a-4c8f1e7a3b92",
                     *       "status": "accepted",
                     *       "assignee": "velma",
                     *       "version": 2
                     *     }
                     */
                    "application/json": {
                        assignee: string;
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "open" | "accepted" | "escalated" | "completed" | "cancelled";
                        version: number;
                    };
                };
            };
            400: components["responses"]["invalid_input"];
            401: components["responses"]["unauthenticated"];
            /** @description `agent_paused`: an operator has paused the agent. `forbidden`: this takes another role, or is its submitter's. */
            403: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "agent_paused" | "forbidden";
                    };
                };
            };
            404: components["responses"]["not_found"];
            409: components["responses"]["state_conflict"];
            413: components["responses"]["payload_too_large"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
}
