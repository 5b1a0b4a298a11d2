import type { FieldPath } from '../../configuration/configuration.ts';

/** Parts of the Configuration that have no control of their own, each with the question that speaks for it. */
const PARTS: readonly (readonly [part: RegExp, question: string])[] = [
  [/^backends\.\d+$/, 'target.kind'],
  [/^backends\.\d+\.target$/, 'kind'],
  [/^backends\.\d+\.validation$/, 'mode'],
  [/^backends\.\d+\.validation\.ca$/, 'kind'],
  [/^backends\.\d+\.validation\.subjectAltNames\.\d+$/, 'type'],
  [/^route$/, 'kind'],
  [/^gateway(\.listener)?$/, 'name'],
  [/^setting$/, 'implementation'],
];

/** The field of the form where something about a place in the Configuration is told. */
export function tellingField(at: FieldPath): FieldPath {
  const found = PARTS.find(([part]) => part.test(at));
  return found === undefined ? at : `${at}.${found[1]}`;
}

/** Id of the element that tells what the checks say of a field; it is there whether they say anything or not. */
export function findingsId(at: FieldPath): string {
  return `field-${at}-findings`;
}

/** For `aria-describedby`: help or what is wrong with the text first, then what the checks say. */
export function describedBy(at: FieldPath, helpId?: string): string {
  return helpId === undefined ? findingsId(at) : `${helpId} ${findingsId(at)}`;
}
