const RECORD = "appendAudit";

/**
 * A change of an action's status without its audit event must not exist. A file that inserts actions or
 * sets their status has to call appendAudit itself, so that a reader finds both in one place.
 */
export const auditedChanges = {
  meta: { type: "problem", docs: { description: "Who changes an action's status must append audit events." } },
  create(context) {
    const changes = [];
    let records = false;
    return {
      CallExpression(node) {
        if (node.callee.type === "Identifier" && node.callee.name === RECORD) records = true;
        if (isCallOn(node, "insert") || setsStatus(node)) changes.push(node);
      },
      "Program:exit"() {
        if (records) return;
        const message = `This changes the status of actions, but the file never calls ${RECORD}.`;
        for (const node of changes) context.report({ node, message });
      },
    };
  },
};

/** `.insert(actions)`, `.update(actions)` */
function isCallOn(node, method) {
  const { callee, arguments: args = [] } = node;
  const isMethod = callee?.type === "MemberExpression" && callee.property.name === method;
  return isMethod && args[0]?.type === "Identifier" && args[0].name === "actions";
}

/** `.update(actions).set({ …, status: …, … })` */
function setsStatus({ callee, arguments: [values] }) {
  if (callee.type !== "MemberExpression" || callee.property.name !== "set") return false;
  if (!isCallOn(callee.object, "update")) return false;
  if (values?.type !== "ObjectExpression") return true;
  return values.properties.some((property) => property.type === "SpreadElement" || property.key.name === "status");
}
