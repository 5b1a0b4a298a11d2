import type { Setting } from '../../configuration/configuration.ts';
import { type BackendRef, backendRefsOf } from '../../gateway-api/backend-refs.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import type { Found } from '../../gateway-api/found.ts';
import type { K8sObject } from '../../manifest/object.ts';
import { atListener } from './at-listener.ts';
import { type Attachment, attachmentsOf } from './attachments.ts';
import { refusalBefore, refuseRef, unreadRoute } from './before-listener.ts';
import type { Judgement } from './judgement.ts';

/** A backendRef with what becomes of it. */
export interface Judged {
  readonly ref: BackendRef;
  readonly judgement: Judgement;
}

/** The last answer for a set of manifests: hops and findings come from the same one. */
const ANSWERS = new WeakMap<Found, { readonly setting: Setting; readonly judged: readonly Judged[] }>();

/** Decides what becomes of every backendRef. */
export function judgeAll(found: Found, setting: Setting): readonly Judged[] {
  const there = ANSWERS.get(found);
  if (there?.setting === setting) return there.judged;
  const judged = judgeRefs(found, setting);
  ANSWERS.set(found, { setting, judged });
  return judged;
}

function judgeRefs(found: Found, setting: Setting): readonly Judged[] {
  const routes = new Map<K8sObject, RouteContext>();
  return backendRefsOf(found).map((ref) => {
    const context = routes.get(ref.route) ?? contextOf(found, setting, ref);
    routes.set(ref.route, context);
    return { ref, judgement: judge(found, setting, ref, context) };
  });
}

/** What is the same for all backendRefs of a route. */
interface RouteContext {
  readonly unread: Finding | undefined;
  readonly attachments: readonly Attachment[];
}

function contextOf(found: Found, setting: Setting, { route, routeRef }: BackendRef): RouteContext {
  return { unread: unreadRoute(setting, routeRef), attachments: attachmentsOf(found, route) };
}

function judge(found: Found, setting: Setting, ref: BackendRef, { unread, attachments }: RouteContext): Judgement {
  const refusal = unread === undefined ? refusalBefore(found, setting, ref) : refuseRef(ref, unread);
  return refusal ?? together(attachments.map((attachment) => atListener(found, setting, ref, attachment)));
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
