import type { AudienceFilter, AudienceNode, AudienceTest } from "@/server/email/audiences/audience-filter";

export type GroupMode = "all" | "any" | "none";
export interface BuilderGroup {
  key: string;
  mode: GroupMode;
  children: BuilderNode[];
}
export interface BuilderTest {
  key: string;
  test: AudienceTest;
}
export type BuilderNode = BuilderGroup | BuilderTest;

export const isGroup = (node: BuilderNode): node is BuilderGroup => "children" in node;

/** A filter as a person builds it: groups of tests and groups. "Not" is a group of which none may hold. */
export function treeOf(filter: AudienceFilter): BuilderGroup {
  const node = nodeOf(filter);
  return isGroup(node) ? node : { key: newKey(), mode: "all", children: [node] };
}

function nodeOf(node: AudienceNode): BuilderNode {
  if ("all" in node) return group("all", node.all);
  if ("any" in node) return group("any", node.any);
  if ("not" in node) return group("none", "any" in node.not ? node.not.any : [node.not]);
  return { key: newKey(), test: node };
}

const group = (mode: GroupMode, children: readonly AudienceNode[]): BuilderGroup => ({
  ...{ key: newKey(), mode },
  children: children.map(nodeOf),
});

export function filterOf(node: BuilderNode): AudienceNode {
  if (!isGroup(node)) return node.test;
  const children = node.children.map(filterOf);
  switch (node.mode) {
    case "all":
      return { all: children };
    case "any":
      return { any: children };
    case "none":
      return { not: { any: children } };
  }
}

/** The tree with one node replaced, or with it taken out when `change` answers null. The root stays. */
export function changeNode(
  root: BuilderGroup,
  key: string,
  change: (node: BuilderNode) => BuilderNode | null,
): BuilderGroup {
  const walk = (node: BuilderNode): BuilderNode[] => {
    const own = node.key === key ? change(node) : node;
    if (own === null) return [];
    return [isGroup(own) && node.key !== key ? { ...own, children: own.children.flatMap(walk) } : own];
  };
  const [changed] = walk(root);
  return changed && isGroup(changed) ? changed : root;
}

export const addTo = (root: BuilderGroup, key: string, child: BuilderNode): BuilderGroup =>
  changeNode(root, key, (node) => (isGroup(node) ? { ...node, children: [...node.children, child] } : node));

export const newGroup = (): BuilderGroup => ({ key: newKey(), mode: "any", children: [] });
export const newTest = (test: AudienceTest): BuilderTest => ({ key: newKey(), test });

let keys = 0;
/** For this page alone: no node keeps its key beyond it. */
function newKey(): string {
  keys += 1;
  return `node-${keys}`;
}
