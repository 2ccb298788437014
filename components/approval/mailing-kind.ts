/** The kind whose copy is filled for each reader, and whose running can be paused. */
export const MAILING = "email.send_campaign";
