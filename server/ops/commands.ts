import type { Command } from "./command";
import { agentCallbackRotate } from "./commands/agent-callback-rotate";
import { agentCallbackSet } from "./commands/agent-callback-set";
import { agentKeyCreate } from "./commands/agent-key-create";
import { agentKeyList } from "./commands/agent-key-list";
import { agentKeyRevoke } from "./commands/agent-key-revoke";
import { agentKeyRotate } from "./commands/agent-key-rotate";
import { agentPause } from "./commands/agent-pause";
import { agentResume } from "./commands/agent-resume";
import { auditArchive } from "./commands/audit-archive";
import { auditErase } from "./commands/audit-erase";
import { auditExport } from "./commands/audit-export";
import { auditKeyCreate } from "./commands/audit-key-create";
import { auditKeyList } from "./commands/audit-key-list";
import { auditKeyRotate } from "./commands/audit-key-rotate";
import { doctor } from "./commands/doctor";
import { policyActivate } from "./commands/policy-activate";
import { policyDraft } from "./commands/policy-draft";
import { policyReplay } from "./commands/policy-replay";
import { policyShow } from "./commands/policy-show";
import { policySimulate } from "./commands/policy-simulate";
import { staffCreate } from "./commands/staff-create";
import { staffDisable } from "./commands/staff-disable";
import { staffEnable } from "./commands/staff-enable";
import { staffList } from "./commands/staff-list";
import { staffPassword } from "./commands/staff-password";
import { staffRole } from "./commands/staff-role";
import { staffTokenCreate } from "./commands/staff-token-create";

/** In the order of the help text. */
export const COMMANDS: readonly Command[] = [
  doctor,
  agentKeyCreate,
  agentKeyList,
  agentKeyRotate,
  agentKeyRevoke,
  agentPause,
  agentResume,
  agentCallbackSet,
  agentCallbackRotate,
  staffCreate,
  staffList,
  staffRole,
  staffPassword,
  staffDisable,
  staffEnable,
  staffTokenCreate,
  policyShow,
  policyDraft,
  policySimulate,
  policyActivate,
  policyReplay,
  auditExport,
  auditArchive,
  auditErase,
  auditKeyCreate,
  auditKeyList,
  auditKeyRotate,
];
