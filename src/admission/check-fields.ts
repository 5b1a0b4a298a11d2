import { type Json, type JsonObject, pick } from '../manifest/json.ts';
import { type Checking, fieldShape, shapeOf } from './checking.ts';
import { CHECKS } from './checks.ts';
import { nearestName } from './did-you-mean.ts';
import { patternOf } from './pattern/pattern.ts';
import { patternWords } from './pattern-words.ts';
import type { Shape, ShapeId } from './shape.ts';
import { counted, placeOrObject } from './words.ts';

/** Checks the fields of an object: which there must be (of `held`), which there may be, and what they hold. */
export function checkFields(checking: Checking, shape: Shape, value: JsonObject, held: JsonObject): void {
  checkRequired(checking, shape, held);
  checkCount(checking, shape, held);
  const names = shape.names === undefined ? undefined : patternOf(shape.names);
  for (const [name, inner] of Object.entries(value)) {
    if (inner === undefined) continue;
    checking.report.within(name, () => {
      if (names?.test(name) === false) tellName(checking, shape.names ?? '', name);
      checkField(checking, shape, name, inner);
    });
  }
}

function checkRequired({ report }: Checking, { required = [] }: Shape, held: JsonObject): void {
  for (const name of required)
    if (pick(held, name) === undefined)
      report.within(name, () =>
        report.violate(CHECKS.missing, `${report.place} is missing, and it is required.`, 'key'),
      );
}

function checkCount({ report }: Checking, { type, least = 0, most = Infinity }: Shape, value: JsonObject): void {
  if (type !== 'object') return;
  const count = Object.keys(value).length;
  const place = placeOrObject(report.place);
  if (count < least)
    report.violate(CHECKS.count, `${place} needs ${counted(least, 'field', 'fields')} at least, and has ${count}.`);
  if (count > most)
    report.violate(CHECKS.count, `${place} may have ${counted(most, 'field', 'fields')} at most, and has ${count}.`);
}

function checkField(checking: Checking, shape: Shape, name: string, value: Json): void {
  const id = fieldShape(shape, name);
  if (id === 'any') return;
  if (id === 'unchecked') tellUnchecked(checking, shape, name);
  else if (id === undefined) tellUnknown(checking, shape, name);
  // `null` is dropped by the API server unless it is allowed.
  else if (value !== null || shapeOf(checking, id).nullable === true) checking.checkValue(checking, id, value);
}

function tellUnchecked({ report }: Checking, { fields = {} }: Shape, name: string): void {
  const near = nearestName(name, Object.keys(fields));
  const meant = near === undefined ? '' : `; perhaps ${near} is meant`;
  report.undecide(`${report.place} is not checked, since nothing is known of it here${meant}.`);
}

function tellUnknown(checking: Checking, shape: Shape, name: string): void {
  const { report, partial } = checking;
  if (partial) return;
  const why = elsewhereWords(checking) ?? nearWords(shape, name) ?? insideWords(checking, shape, name) ?? '';
  report.violate(CHECKS.unknown, `${report.place} is not a field that exists${why}.`, 'key');
}

function elsewhereWords({ report, elsewhere }: Checking): string | undefined {
  const known = elsewhere(report.path);
  return known === undefined ? undefined : ` here; ${known}`;
}

function nearWords({ fields = {} }: Shape, name: string): string | undefined {
  const near = nearestName(name, Object.keys(fields));
  return near === undefined ? undefined : `; ${near} is probably meant`;
}

/** A field that was put one level too high. */
function insideWords(checking: Checking, { fields = {} }: Shape, name: string): string | undefined {
  const inside = (id: ShapeId) => Object.hasOwn(shapeOf(checking, id).fields ?? {}, name);
  const owner = Object.entries(fields).find(([, id]) => inside(id));
  return owner === undefined ? undefined : `; it belongs in ${owner[0]}`;
}

function tellName({ report }: Checking, pattern: string, name: string): void {
  const words = patternWords(pattern) ?? `what matches ${pattern}`;
  report.violate(CHECKS.pattern, `The name ${JSON.stringify(name)} is not allowed here, only ${words}.`, 'key');
}
