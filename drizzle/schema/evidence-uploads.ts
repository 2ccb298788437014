import { index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { agents } from "./agents";
import { instant } from "./columns";

/**
 * What agents have uploaded to show later. What an action then shows is copied to `blobs` and stays there for good;
 * the upload itself goes when its time is up. Bytes and findings are written once.
 */
export const evidenceUploads = pgTable(
  "evidence_uploads",
  {
    agent: text("agent")
      .notNull()
      .references(() => agents.name),
    sha256: text("sha256").notNull(),
    /** Told from the bytes, never by the sender. */
    contentType: text("content_type").notNull(),
    sizeBytes: integer("size_bytes").notNull(),
    text: text("text"),
    base64: text("base64"),
    /** Sorts of secrets that the text seems to hold. */
    warnings: jsonb("warnings").notNull(),
    uploadedAt: instant("uploaded_at").notNull(),
    /** Moved on when the same bytes are uploaded again. */
    keptUntil: instant("kept_until").notNull(),
  },
  (t) => [
    // submit: only what the same agent uploaded may be shown
    primaryKey({ columns: [t.agent, t.sha256] }),
    // upload: how much the agent has sent within the hour
    index("evidence_uploads_quota").on(t.agent, t.uploadedAt),
    // sweep: whose time is up
    index("evidence_uploads_kept").on(t.keptUntil),
  ],
);
