import { type Found, foundOf, identityOf } from '../gateway-api/found.ts';
import { GATEWAY_API_GROUP } from '../gateway-api/releases.ts';
import { isApplied, type Written } from '../gateway-api/written.ts';
import { changeObject, type Wish } from '../manifest/change.ts';
import { editsBetween } from '../manifest/edits-between.ts';
import { type K8sObject, slotOf } from '../manifest/object.ts';
import { namesIn, withNames } from './names-in.ts';
import { type Placed, pairUp } from './placed.ts';

/**
 * Names that somebody has given by hand to objects that the product writes, by the identity that it gives them. Only of
 * kinds that are an implementation's own: the product makes up their names, and no field of the form has them.
 */
export type HandNames = ReadonlyMap<string, string>;

export function handNames(written: readonly Written[], pairs: ReadonlyMap<string, Placed>): HandNames {
  return new Map(
    written.flatMap((entry) => {
      const there = pairs.get(entry.slot);
      if (there === undefined || !isApplied(entry) || !isOwnKind(entry.object)) return [];
      const [mine, theirs] = [identityOf(entry.object), identityOf(there.object)];
      const isRenamed = mine.name !== theirs.name && mine.namespace === theirs.namespace;
      return isRenamed ? [[slotOf(mine), theirs.name] as const] : [];
    }),
  );
}

const OTHERS: readonly string[] = ['', GATEWAY_API_GROUP, 'certificates.k8s.io'];

export function isOwnKind(object: K8sObject): boolean {
  return !OTHERS.includes(identityOf(object).group);
}

/** What is known to be beside the text. What the form changes there refers to objects of the text by the names they have. */
export function besideText(written: readonly Written[], placed: readonly Placed[]): readonly Written[] {
  const pairs = pairUp(written, placed);
  const names = free(handNames(written, pairs), written, placed);
  return written
    .filter(({ slot, role }) => !pairs.has(slot) && (role === 'exists' || role === 'patch'))
    .map((entry) => named(entry, names));
}

/** Without those of objects that a route of the text leads to: they stand for something else. */
function free(names: HandNames, written: readonly Written[], placed: readonly Placed[]): HandNames {
  if (names.size === 0) return names;
  const routes = placed.filter(({ object }) => object.kind.endsWith('Route'));
  const led = new Set(routes.flatMap(({ object }) => namesIn(object).map(({ to }) => slotOf(to))));
  const objects = new Map(written.map(({ object }) => [slotOf(identityOf(object)), identityOf(object)]));
  return new Map(
    [...names].filter(([slot, name]) => {
      const mine = objects.get(slot);
      return mine !== undefined && !led.has(slotOf({ ...mine, name }));
    }),
  );
}

function named(entry: Written, names: HandNames): Written {
  const object = withNames(entry.object, names);
  if (object === entry.object) return entry;
  if (entry.role !== 'patch') return { ...entry, object };
  const { operations, back, merge } = changeObject(entry.before, wishesBetween(entry.before, object));
  return { ...entry, object, operations, back, merge };
}

/** What has to be wished for to come from one object to the other. */
export function wishesBetween(before: K8sObject, after: K8sObject): readonly Wish[] {
  return editsBetween(before, after).map((edit): Wish => {
    if (edit.op === 'remove') return { path: edit.path, value: undefined };
    return { path: edit.path, value: edit.value, insert: edit.op === 'insert' };
  });
}

/** What the text says together with what is known to be there beside it. */
export function foundIn(placed: readonly Placed[], written: readonly Written[]): Found {
  return foundOf([...placed, ...besideText(written, placed)].map(({ object }) => object));
}
