import type { Json } from '../manifest/json.ts';
import { type Checking, shapeOf } from './checking.ts';
import { CHECKS } from './checks.ts';
import { Report } from './report.ts';
import type { Shape, ShapeId } from './shape.ts';
import { listed, placeOrObject } from './words.ts';

/** Checks the demands that a shape makes beside its own: all of these, one of those, not that one. */
export function checkCombinations(checking: Checking, shape: Shape, value: Json): void {
  for (const id of shape.all ?? []) checking.checkValue({ ...checking, partial: true }, id, value);
  if (shape.any !== undefined) tell(checking, shape.any, anyFits(checking, shape.any, value));
  if (shape.one !== undefined) tell(checking, shape.one, oneFits(checking, shape.one, value));
  if (shape.not !== undefined) tell(checking, [shape.not], opposite(fits(checking, shape.not, value)));
}

/** `undefined`: it cannot be told. */
type Answer = boolean | undefined;

function opposite(answer: Answer): Answer {
  return answer === undefined ? undefined : !answer;
}

function anyFits(checking: Checking, ids: readonly ShapeId[], value: Json): Answer {
  const answers = ids.map((id) => fits(checking, id, value));
  return answers.includes(true) || (answers.includes(undefined) ? undefined : false);
}

function oneFits(checking: Checking, ids: readonly ShapeId[], value: Json): Answer {
  const answers = ids.map((id) => fits(checking, id, value));
  if (answers.filter((answer) => answer === true).length > 1) return false;
  return answers.includes(undefined) ? undefined : answers.includes(true);
}

function fits(checking: Checking, id: ShapeId, value: Json): Answer {
  const report = new Report();
  checking.checkValue({ ...checking, report, partial: true }, id, value);
  if (!report.clean) return false;
  return report.decided ? true : undefined;
}

function tell(checking: Checking, ids: readonly ShapeId[], answer: Answer): void {
  const { report } = checking;
  const place = placeOrObject(report.place);
  if (answer === undefined) report.undecide(`${place} is not held against all forms that it may have.`);
  if (answer !== false) return;
  const names = namesIn(checking, ids);
  const fields = listed(fieldsIn(checking, ids), 'and');
  const together = fields === '' ? 'its fields do not go together' : `${fields} do not go together`;
  const wish = names.length > 1 ? `only one of ${listed(names, 'and')} may be there` : together;
  report.violate(CHECKS.combination, `${place} has none of the forms that are allowed: ${wish}.`);
}

/** The fields that the forms ask for or refuse. */
function namesIn(checking: Checking, ids: readonly ShapeId[]): readonly string[] {
  const names = ids.flatMap((id) => {
    const { required = [], any = [], not } = shapeOf(checking, id);
    return [...required, ...namesIn(checking, not === undefined ? any : [...any, not])];
  });
  return [...new Set(names)];
}

/** The fields whose values the forms speak of. */
function fieldsIn(checking: Checking, ids: readonly ShapeId[]): readonly string[] {
  return [...new Set(ids.flatMap((id) => Object.keys(shapeOf(checking, id).fields ?? {})))];
}
