import type { NonEmpty } from '../../../manifest/json.ts';
import { has, textOr } from '../given.ts';
import { missing, unwanted, when } from '../mistakes.ts';
import { type Find, type KindOfRule, type Rule, rulesOf, type Standing } from '../rule.ts';

const BACKEND: KindOfRule = {
  group: 'gateway.kgateway.dev',
  kind: 'Backend',
  source: 'CRD backends.gateway.kgateway.dev, kgateway 2.2.0 to 2.4.0',
  leaves: /^spec\./,
};

/** The field of each type. */
const FIELDS: { readonly [type: string]: string } = {
  AWS: 'aws',
  Static: 'static',
  DynamicForwardProxy: 'dynamicForwardProxy',
  GCP: 'gcp',
  PriorityGroups: 'priorityGroups',
};

const oneKindOfBackend: Find = (spec) => {
  const [first, ...others] = Object.values(FIELDS).filter((field) => has(spec, field));
  if (first === undefined)
    return [missing('static', 'Say what the Backend is: static, for one or more hosts, or another.')];
  return others.map((field) => unwanted(field, `Remove ${field} or ${first}: a Backend is one thing.`));
};

const fieldOfType: Find = (spec) => {
  const type = textOr('', spec, 'type');
  const field = FIELDS[type];
  return when(
    field !== undefined && !has(spec, field),
    missing(field ?? '', `The type ${type} needs ${field}: add it, or change the type.`),
  );
};

const typeGiven: Find = (spec) =>
  when(!has(spec, 'type'), missing('type', 'Add the type, such as Static: before 2.4 it cannot be left out.'));

const SPEC: NonEmpty<string> = ['spec'];
const UNTIL_2_3: NonEmpty<Standing> = [{ until: '2.3' }];

export const KGATEWAY_BACKEND_RULES: readonly Rule[] = rulesOf(BACKEND, [
  { id: 'ADM-KGB-01', covers: SPEC, find: oneKindOfBackend },
  { id: 'ADM-KGB-02', covers: SPEC, find: fieldOfType },
  { id: 'ADM-KGB-03', covers: SPEC, when: UNTIL_2_3, find: typeGiven },
]);
