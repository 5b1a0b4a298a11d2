import { isPlainObject, sameJson } from '../api-server/plain.ts';

/** RFC 6902 and RFC 7396, written from their texts alone, so that the product's patches are applied by somebody else. */

interface Step {
  readonly op: string;
  readonly path: string;
  readonly value?: unknown;
}

/** Applies a JSON Patch; throws where the API server would refuse it. */
export function applyPatch(document: unknown, operations: readonly Step[]): unknown {
  const box = { root: jsonClone(document) };
  for (const operation of operations) applyOne(box, operation);
  return box.root;
}

/** A copy in which no two places are the same object, as they would be in a structured clone. */
function jsonClone(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

function applyOne(box: { root: unknown }, { op, path, value }: Step): void {
  const tokens = tokensOf(path);
  const last = tokens.pop();
  if (last === undefined) throw new Error('the product never replaces a whole document');
  const parent = tokens.reduce((here, token) => childOf(here, token), box.root);
  if (op === 'test') {
    if (!sameJson(childOf(parent, last), value)) throw new Error(`test failed at ${path}`);
    return;
  }
  if (Array.isArray(parent)) changeList(parent, op, last, jsonClone(value));
  else changeFields(parent, op, last, jsonClone(value));
}

function tokensOf(path: string): string[] {
  const [before, ...tokens] = path.split('/');
  if (before !== '') throw new Error(`not a JSON pointer: ${path}`);
  return tokens.map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function childOf(here: unknown, token: string): unknown {
  if (Array.isArray(here)) return here[indexOf(token, here.length - 1)];
  if (isPlainObject(here) && Object.hasOwn(here, token)) return here[token];
  throw new Error(`nothing at ${token}`);
}

function indexOf(token: string, highest: number): number {
  const index = Number(token);
  if (!/^(0|[1-9]\d*)$/.test(token) || index > highest) throw new Error(`no list index: ${token}`);
  return index;
}

function changeList(list: unknown[], op: string, token: string, value: unknown): void {
  if (op === 'add') list.splice(token === '-' ? list.length : indexOf(token, list.length), 0, value);
  else if (op === 'replace') list[indexOf(token, list.length - 1)] = value;
  else if (op === 'remove') list.splice(indexOf(token, list.length - 1), 1);
  else throw new Error(`unknown operation ${op}`);
}

function changeFields(parent: unknown, op: string, token: string, value: unknown): void {
  if (!isPlainObject(parent)) throw new Error(`no object around ${token}`);
  // The clone made by `applyPatch` is ours to change.
  const fields = parent as { [key: string]: unknown };
  if (op === 'add') fields[token] = value;
  else if (!Object.hasOwn(fields, token)) throw new Error(`nothing at ${token}`);
  else if (op === 'replace') fields[token] = value;
  else if (op === 'remove') delete fields[token];
  else throw new Error(`unknown operation ${op}`);
}

/** RFC 7396. */
export function applyMergePatch(target: unknown, patch: unknown): unknown {
  if (!isPlainObject(patch)) return patch;
  const result: { [key: string]: unknown } = isPlainObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else result[key] = applyMergePatch(result[key], value);
  }
  return result;
}

/** Applies a merge patch as the API server does: a strategic one finds the ports of a Service by their number. */
export function applyMerge(
  target: unknown,
  { type, body }: { readonly type: string; readonly body: unknown },
): unknown {
  const ports = type === 'strategic' ? portsOf(body) : [];
  const kept = type === 'strategic' ? withPorts(body, undefined) : body;
  const whole = applyMergePatch(target, kept);
  if (ports.length === 0) return whole;
  const there = portsOf(target).map((port) => {
    const change = ports.find((one) => isPlainObject(one) && isPlainObject(port) && one.port === port.port);
    return change === undefined ? port : applyMergePatch(port, change);
  });
  return withPorts(whole, there);
}

function portsOf(service: unknown): readonly unknown[] {
  const spec = isPlainObject(service) ? service.spec : undefined;
  return isPlainObject(spec) && Array.isArray(spec.ports) ? spec.ports : [];
}

function withPorts(service: unknown, ports: readonly unknown[] | undefined): unknown {
  if (!isPlainObject(service) || !isPlainObject(service.spec)) return service;
  const { ports: _, ...rest } = service.spec;
  return { ...service, spec: ports === undefined ? rest : { ...rest, ports } };
}
