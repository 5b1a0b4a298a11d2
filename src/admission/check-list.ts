import { isJsonObject, type Json, pick } from '../manifest/json.ts';
import { asHeld, type Checking, shapeOf } from './checking.ts';
import { CHECKS } from './checks.ts';
import type { Shape } from './shape.ts';
import { counted, listed, placeOrObject } from './words.ts';

/** Checks a list: how many entries, what they hold, and which may not be there twice. */
export function checkList(checking: Checking, shape: Shape, value: readonly Json[]): void {
  const { items } = shape;
  checkCount(checking, shape, value.length);
  if (items !== undefined)
    for (const [index, item] of value.entries())
      checking.report.within(index, () => checking.checkValue(checking, items, item));
  checkDuplicates(checking, shape, value);
}

function checkCount({ report }: Checking, { type, least = 0, most = Infinity }: Shape, count: number): void {
  if (type !== 'array') return;
  const place = placeOrObject(report.place);
  if (count < least)
    report.violate(CHECKS.count, `${place} needs ${counted(least, 'entry', 'entries')} at least, and has ${count}.`);
  if (count > most)
    report.violate(CHECKS.count, `${place} may have ${counted(most, 'entry', 'entries')} at most, and has ${count}.`);
}

function checkDuplicates(checking: Checking, shape: Shape, value: readonly Json[]): void {
  const identify = identityOf(checking, shape);
  if (identify === undefined) return;
  const first = new Map<string, number>();
  for (const [index, item] of value.entries()) {
    const identity = identify(item);
    const earlier = first.get(identity);
    if (earlier === undefined) first.set(identity, index);
    else tellDuplicate(checking, shape, earlier, index);
  }
}

function identityOf(checking: Checking, { set, keys, items }: Shape): ((item: Json) => string) | undefined {
  if (set === true) return canonical;
  if (keys === undefined || items === undefined) return undefined;
  const shapeOfItem = shapeOf(checking, items);
  return (item) => {
    const held = isJsonObject(item) ? asHeld(checking, shapeOfItem, item) : {};
    return canonical(keys.map((key) => pick(held, key) ?? null));
  };
}

/** Text that is the same for equal values, whatever the order of their fields. */
function canonical(value: Json): string {
  return JSON.stringify(value, (_, inner: Json | undefined) =>
    isJsonObject(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)))
      : inner,
  );
}

function tellDuplicate({ report }: Checking, { keys }: Shape, earlier: number, index: number): void {
  const place = report.place;
  const what = keys === undefined ? 'equals' : `has the same ${listed(keys, 'and')} as`;
  const wish = keys === undefined ? 'each value may be there once' : 'these tell the entries apart';
  report.within(index, () =>
    report.violate(CHECKS.duplicate, `${report.place} ${what} ${place}[${earlier}], and ${wish}.`),
  );
}
