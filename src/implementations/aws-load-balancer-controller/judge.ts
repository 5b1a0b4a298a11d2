import type { Setting } from '../../configuration/configuration.ts';
import type { BackendRef } from '../../gateway-api/backend-refs.ts';
import type { Found } from '../../gateway-api/found.ts';
import { atListener } from './at-listener.ts';
import { attachmentsOf } from './attachments.ts';
import { refusalBefore } from './before-listener.ts';
import type { Judgement } from './judgement.ts';

/** Decides what becomes of one backendRef. */
export function judge(found: Found, setting: Setting, ref: BackendRef): Judgement {
  const refusal = refusalBefore(found, setting, ref);
  if (refusal !== undefined) return refusal;
  const judgements = attachmentsOf(found, ref.route).map((attachment) => atListener(found, setting, ref, attachment));
  return together(judgements);
}

/** A route on several listeners: a refusal at one of them stops the whole Gateway; otherwise they may differ. */
function together(judgements: readonly Judgement[]): Judgement {
  const findings = judgements.flatMap((judgement) => judgement.findings);
  const refused = judgements.find(({ connection }) => connection.kind === 'refused');
  const [first] = judgements;
  const chosen = refused ?? first;
  if (chosen === undefined) return NOT_ATTACHED;
  const kinds = new Set(judgements.map(({ connection }) => connection.kind));
  if (refused !== undefined || kinds.size === 1) return { ...chosen, findings };
  return {
    connection: { kind: 'unknown', reason: 'The listeners of the route do different things with the connection.' },
    because: judgements.flatMap((judgement) => judgement.because),
    evidence: judgements.flatMap((judgement) => judgement.evidence),
    unsure: judgements.flatMap((judgement) => judgement.unsure),
    findings,
  };
}

const NOT_ATTACHED: Judgement = {
  connection: { kind: 'unknown', reason: 'No listener leads here.' },
  because: [],
  evidence: [],
  unsure: [],
  findings: [],
};
