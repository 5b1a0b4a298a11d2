import { Optional } from '@marcbachmann/cel-js';
import { isJsonObject, type Json } from '../../manifest/json.ts';
import { fieldShape } from '../checking.ts';
import type { Report } from '../report.ts';
import type { ShapeId } from '../shape.ts';
import { placeOrObject } from '../words.ts';
import { type Bindings, evaluateRule, evaluateText } from './cel/rule.ts';
import { type CelValue, toCel } from './cel/value.ts';
import type { CrdRule } from './crd-schema.ts';
import { readFieldPath } from './field-path.ts';
import type { RuledShape } from './shape-table.ts';

/** The ids of what the CEL rules of a cluster say. They stand in findings and in SARIF, so that none changes its meaning. */
export const RULE_CHECKS = { broken: 'CEL-01', failed: 'CEL-02' } as const;

/**
 * Holds a value, as it is stored, against the CEL rules of its shapes, at every depth. Rules that compare with the object in
 * the cluster, rules without an answer and keywords that are not understood are told as undecided.
 * Source: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-rules
 * @param self What the rules of the outermost shape see; left out, it is the value itself.
 */
export function checkInstalledRules(
  shapes: readonly RuledShape[],
  id: ShapeId,
  value: Json,
  report: Report,
  self: () => CelValue = () => toCel(shapes, id, value),
): void {
  const shape = shapes[id] ?? {};
  if (value === null) return;
  for (const keyword of shape.notUnderstood ?? [])
    report.undecide(`${placeOrObject(report.place)} is not held against ${keyword}, which is not understood.`);
  if (shape.rules !== undefined) checkRulesHere(shape.rules, self(), report);
  if (Array.isArray(value)) {
    const { items } = shape;
    if (items === undefined) return;
    for (const [index, item] of value.entries())
      report.within(index, () => checkInstalledRules(shapes, items, item, report));
  } else if (isJsonObject(value))
    for (const [name, inner] of Object.entries(value)) {
      const field = fieldShape(shape, name);
      if (typeof field === 'number' && inner !== undefined)
        report.within(name, () => checkInstalledRules(shapes, field, inner, report));
    }
}

function checkRulesHere(rules: readonly CrdRule[], self: CelValue, report: Report): void {
  for (const rule of rules) {
    const compares = /\boldSelf\b/.test(rule.rule);
    if (compares && rule.optionalOldSelf !== true)
      report.undecide(`Whether ${placeOrObject(report.place)} may change depends on the object in the cluster.`);
    else checkRule(rule, compares ? { self, oldSelf: NO_OLD_SELF } : { self }, report);
  }
}

/** Of a new object. */
const NO_OLD_SELF = Optional.none();

function checkRule(rule: CrdRule, bindings: Bindings, report: Report): void {
  const answer = evaluateRule(rule.rule, bindings);
  const place = placeOrObject(report.place);
  if (answer.is === 'unknown')
    report.undecide(`${place} is not held against the CRD’s rule ${rule.rule}: ${answer.why}.`);
  if (answer.is === 'failed')
    report.violate(RULE_CHECKS.failed, `${place} breaks a rule of the CRD, which cannot be answered: ${answer.why}.`);
  if (answer.is === 'false') tellBroken(rule, bindings, report);
}

function tellBroken(rule: CrdRule, bindings: Bindings, report: Report): void {
  const made = rule.messageExpression === undefined ? undefined : evaluateText(rule.messageExpression, bindings);
  const says = (made ?? rule.message ?? rule.rule).trim().replace(/\.$/, '');
  tellAt(readFieldPath(rule.fieldPath ?? ''), report, () =>
    report.violate(RULE_CHECKS.broken, `${placeOrObject(report.place)} breaks a rule of the CRD: ${says}.`),
  );
}

/** Goes inside, step by step. */
function tellAt([step, ...rest]: readonly string[], report: Report, tell: () => void): void {
  if (step === undefined) tell();
  else report.within(step, () => tellAt(rest, report, tell));
}
