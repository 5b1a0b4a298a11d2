import type { NonEmpty } from '../../../manifest/json.ts';
import { isFilled, textOr } from '../given.ts';
import { missing, unwanted, when } from '../mistakes.ts';
import { neverTwice, neverWholeAndPart, type References } from '../references.ts';
import { type Find, type Rule, rulesOf, type Standing } from '../rule.ts';
import { BACKEND_TLS_POLICY } from './kinds.ts';

const TARGETS: References = {
  object: { group: '', kind: '', name: '' },
  parts: ['sectionName'],
  what: 'target',
};

const neverBothSources: Find = (validation) =>
  when(
    isFilled(validation, 'caCertificateRefs') && isFilled(validation, 'wellKnownCACertificates'),
    unwanted(
      'wellKnownCACertificates',
      'Keep either caCertificateRefs or wellKnownCACertificates: a policy trusts own CAs or those of the system, not both.',
    ),
  );

const oneSource: Find = (validation) =>
  when(
    !isFilled(validation, 'caCertificateRefs') && !isFilled(validation, 'wellKnownCACertificates'),
    missing(
      'caCertificateRefs',
      'Name a CA in caCertificateRefs, or set wellKnownCACertificates to System: without either nothing could be verified.',
    ),
  );

/** A subject alternative name has the field of its type. */
function nameOfType(type: string, field: string): Find {
  return (name) =>
    when(
      textOr('', name, 'type') === type && !isFilled(name, field),
      missing(field, `A name of type ${type} needs ${field}: add it.`),
    );
}

/** … and not the field of another type. */
function noNameOfOtherType(type: string, field: string): Find {
  return (name) =>
    when(
      textOr('', name, 'type') !== type && isFilled(name, field),
      unwanted(field, `${field} goes with the type ${type} only: remove it, or change the type.`),
    );
}

/** 1.2 took several targets without a look at what they have in common. */
const SINCE_1_3: NonEmpty<Standing> = [{ since: '1.3' }];
const NAMES: NonEmpty<string> = ['spec.validation.subjectAltNames[]'];

export const BACKEND_TLS_POLICY_RULES: readonly Rule[] = rulesOf(BACKEND_TLS_POLICY, [
  { id: 'ADM-BTP-01', covers: ['spec.targetRefs'], when: SINCE_1_3, find: neverWholeAndPart(TARGETS) },
  { id: 'ADM-BTP-02', covers: ['spec.targetRefs'], when: SINCE_1_3, find: neverTwice(TARGETS) },
  { id: 'ADM-BTP-03', covers: ['spec.validation'], find: neverBothSources },
  { id: 'ADM-BTP-04', covers: ['spec.validation'], find: oneSource },
  { id: 'ADM-BTP-05', covers: NAMES, find: nameOfType('Hostname', 'hostname') },
  { id: 'ADM-BTP-06', covers: NAMES, find: noNameOfOtherType('Hostname', 'hostname') },
  { id: 'ADM-BTP-07', covers: NAMES, find: nameOfType('URI', 'uri') },
  { id: 'ADM-BTP-08', covers: NAMES, find: noNameOfOtherType('URI', 'uri') },
]);
