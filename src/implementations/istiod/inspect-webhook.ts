import type { Finding } from '../../gateway-api/finding.ts';
import { identityOf } from '../../gateway-api/found.ts';
import { isJsonObject, type Json, pick, pickList, pickString } from '../../manifest/json.ts';
import { describeRef, type K8sObject } from '../../manifest/object.ts';
import type { Dialect } from './dialect.ts';
import { selectorOf } from './rules.ts';

interface Fault {
  readonly path: readonly (string | number)[];
  readonly says: string;
}

/** IST-05: what the webhook refuses of a rule, apart from its TLS settings. */
export function refusedShape(dialect: Dialect, rule: K8sObject): readonly Finding[] {
  if (!dialect.hasWebhook) return [];
  const faults = [...hostFaults(rule), ...exportFaults(rule), ...policyFaults(rule)];
  return faults.map(
    ({ path, says }): Finding => ({
      id: `${dialect.prefix}-05`,
      severity: 'error',
      message: `${describeRef(identityOf(rule))} is refused: ${says}`,
      reason: 'istiod’s webhook looks at the whole of a DestinationRule before the API server takes it.',
      at: { object: identityOf(rule), path },
      evidence: [dialect.sources.validation],
      fixes: [],
    }),
  );
}

const LABEL = '[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?';
/** A star stands at the beginning alone, and the last label has a letter. */
const HOST = new RegExp(`^(?:\\*|\\*?-?${LABEL})(?:\\.${LABEL})*\\.?$`);
const NUMERIC_END = /\.\d+\.?$/;

function hostFaults(rule: K8sObject): readonly Fault[] {
  const host = pickString(rule, 'spec', 'host') ?? '';
  if (HOST.test(host) && !NUMERIC_END.test(host)) return [];
  return [{ path: ['spec', 'host'], says: `“${host}” is no host name.` }];
}

function exportFaults(rule: K8sObject): readonly Fault[] {
  const { namespace } = identityOf(rule);
  const names = pickList(rule, 'spec', 'exportTo').map((one) => (one === '.' ? namespace : one));
  const says = exportProblem(names, namespace, selectorOf(rule) !== undefined);
  return says === undefined ? [] : [{ path: ['spec', 'exportTo'], says }];
}

function exportProblem(names: readonly Json[], namespace: string, isForSome: boolean): string | undefined {
  if (new Set(names).size < names.length) return 'its exportTo names a namespace twice; “.” is its own.';
  if (names.includes('*') && names.length > 1) return 'its exportTo has namespaces beside “*”.';
  if (isForSome && names.some((name) => name !== namespace))
    return 'with a workloadSelector it cannot be exported to other namespaces.';
  return undefined;
}

function policyFaults(rule: K8sObject): readonly Fault[] {
  const top = ['spec', 'trafficPolicy'];
  const policy = pick(rule, ...top);
  if (!isJsonObject(policy)) return [];
  if (Object.keys(policy).length === 0) return [{ path: top, says: 'its trafficPolicy says nothing.' }];
  return pickList(policy, 'portLevelSettings').flatMap((entry, index): readonly Fault[] => {
    const path = [...top, 'portLevelSettings', index];
    if (pick(entry, 'port') === undefined) return [{ path, says: 'settings for a port name none.' }];
    const saysNothing = isJsonObject(entry) && Object.keys(entry).length === 1;
    return saysNothing ? [{ path, says: 'settings for a port say nothing.' }] : [];
  });
}
