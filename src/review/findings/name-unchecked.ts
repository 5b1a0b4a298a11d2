import type { Finding } from '../../gateway-api/finding.ts';
import { type Hop, stateOf } from '../../gateway-api/hop.ts';
import { nameUnchecked } from '../../implementations/name-unchecked.ts';
import { slotOf } from '../../manifest/object.ts';
import { POLICY_TYPES } from './sources.ts';

/**
 * Names that nobody checks, where no implementation says so itself: GEN-45. An error, as everywhere, where something is
 * missing, and a warning, as for all that is skipped, where the manifests ask for it.
 */
export function nameUncheckedFindings(hops: readonly Hop[], told: readonly Finding[]): readonly Finding[] {
  const faulty = new Set(
    told.flatMap(({ severity, at }) => (severity === 'error' && at.object !== undefined ? slotOf(at.object) : [])),
  );
  return hops
    .filter(({ because: [cause] }) => cause !== undefined && !faulty.has(slotOf(cause.object)))
    .flatMap((hop) => [...nameUnchecked(hop, () => missing(hop)), ...onPurpose(hop)]);
}

const PASSES = 'whoever holds a certificate of a trusted CA, for any name, can answer in the backend’s place.';

function missing({ evidence }: Hop) {
  return { id: 'GEN-45', reason: `Here the chain alone is checked: ${PASSES}`, evidence: [...evidence, POLICY_TYPES] };
}

function onPurpose({ connection, because: [cause], evidence }: Hop): readonly Finding[] {
  if (connection.kind !== 'tls' || stateOf(connection) !== 'chain-only' || cause === undefined) return [];
  if (connection.names.kind !== 'unchecked' || connection.names.onPurpose !== true) return [];
  return [
    {
      id: 'GEN-45',
      severity: 'warning',
      message: 'The name in the certificate is not checked, as the manifests ask for.',
      reason: `The chain alone is checked: ${PASSES} Where the name is known, let it be checked.`,
      at: { object: cause.object, path: cause.path },
      evidence,
      fixes: [],
    },
  ];
}
