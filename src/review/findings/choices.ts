import { backendPath, serviceOf } from '../../configuration/backends.ts';
import type { Backend, Configuration, FieldPath } from '../../configuration/configuration.ts';
import type { Finding, Fix } from '../../gateway-api/finding.ts';
import { CHOICE_LABELS } from '../../implementations/choice-labels.ts';
import { type ChoiceId, type ChoiceNote, type Fact, holds, noteOf, type Outcome } from '../../implementations/fact.ts';

/**
 * Choices that this implementation and version does not honour, or may not: GEN-16; policy targets that it ignores: GEN-21.
 * Where TLS passes through, validation is the client's, and no question here.
 */
export function choiceFindings(
  configuration: Configuration,
  facts: readonly Fact[],
  passesThrough = false,
): readonly Finding[] {
  const judged = judge(configuration, facts);
  return configuration.backends.flatMap((backend, index) =>
    [...wishes(configuration, backend, index), ...(passesThrough ? [] : validationWishes(backend, judged))].flatMap(
      ([choice, at, of]): Finding[] => {
        const verdict = judged(choice, backend);
        if (verdict.note.available === 'yes') return [];
        const field = of === 'backend' ? `${backendPath(index)}.${at}` : at;
        return [finding(configuration, backend, index, choice, field, verdict)];
      },
    ),
  );
}

interface Verdict {
  readonly note: ChoiceNote;
  /** What happens to somebody who asks for it all the same. */
  readonly outcomes: ReadonlySet<Outcome>;
}
type Judged = (choice: ChoiceId, backend: Backend) => Verdict;

/** The facts' verdicts, each looked up once: they depend on the choice, the route and the kind of target. */
function judge({ setting, route }: Configuration, facts: readonly Fact[]): Judged {
  const known = new Map<string, Verdict>();
  return (choice, { target }) => {
    const key = `${choice} ${target.kind}`;
    let verdict = known.get(key);
    if (verdict === undefined) {
      const rows = facts.filter(
        (fact) =>
          fact.feature === choice &&
          holds(fact, setting) !== 'no' &&
          (fact.when.routes?.includes(route.kind) ?? true) &&
          (fact.when.targets?.includes(target.kind) ?? true),
      );
      verdict = {
        note: noteOf(facts, choice, setting, route.kind, target),
        outcomes: new Set(rows.map(({ outcome }) => outcome)),
      };
      known.set(key, verdict);
    }
    return verdict;
  };
}

/** What is chosen, the field, and whether that is a field of the backend. */
type Wish = readonly [choice: ChoiceId, at: FieldPath, of: 'backend' | 'all'];

/** What is asked for beside the validation; what is chosen for all backends, at the first of them. */
function wishes(configuration: Configuration, { target }: Backend, index: number): readonly Wish[] {
  const { route, clientCertificate, tlsVersions } = configuration;
  const asked: Wish[] = [[`target-${target.kind}`, 'target.kind', 'backend']];
  if (index > 0) return asked;
  asked.push([`route-${route.kind}`, 'route.kind', 'all']);
  if (clientCertificate !== null) asked.push(['client-certificate', 'clientCertificate', 'all']);
  if (tlsVersions.minimum !== null || tlsVersions.maximum !== null) asked.push(['tls-versions', 'tlsVersions', 'all']);
  return asked;
}

/** Where the mode is refused, the rest of the validation is no question any more. */
function validationWishes(backend: Backend, judged: Judged): readonly Wish[] {
  const { validation } = backend;
  const mode: Wish = [`mode-${validation.mode}`, 'validation.mode', 'backend'];
  if (validation.mode === 'skip' || judged(mode[0], backend).note.available === 'no') return [mode];
  const asked = [mode];
  if (validation.mode === 'custom') asked.push([`ca-${validation.ca.kind}`, 'validation.ca.kind', 'backend']);
  if (validation.subjectAltNames.length > 0) asked.push(['subject-alt-names', 'validation.subjectAltNames', 'backend']);
  return asked;
}

function finding(
  configuration: Configuration,
  backend: Backend,
  index: number,
  choice: ChoiceId,
  field: FieldPath,
  { note, outcomes }: Verdict,
): Finding {
  const no = note.available === 'no';
  const ignoredTarget = choice.startsWith('target-') && outcomes.has('ignored');
  return {
    id: ignoredTarget ? 'GEN-21' : 'GEN-16',
    severity: no ? 'error' : 'warning',
    message: `${CHOICE_LABELS[choice]}: ${no ? 'not with this implementation and version' : 'not certain with this implementation and version'}.`,
    reason: [note.says, no ? consequence(outcomes) : ''].filter((text) => text !== '').join(' '),
    at: { field },
    evidence: note.evidence,
    fixes: fixes(configuration, backend, index, choice),
  };
}

function consequence(outcomes: ReadonlySet<Outcome>): string {
  if (outcomes.has('plaintext')) return 'The gateway speaks plain text instead.';
  if (outcomes.has('ignored')) return 'It is accepted, and nothing comes of it; nobody says so.';
  return '';
}

function fixes(configuration: Configuration, backend: Backend, index: number, choice: ChoiceId): readonly Fix[] {
  switch (choice) {
    case 'target-Gateway':
    case 'target-HTTPRoute':
      return targetService(configuration, backend, index);
    case 'client-certificate':
      return [{ label: 'Show no client certificate', edits: [{ at: 'clientCertificate', value: null }] }];
    case 'tls-versions':
      return [
        {
          label: 'Leave the TLS versions to the implementation',
          edits: [{ at: 'tlsVersions', value: { minimum: null, maximum: null } }],
        },
      ];
    case 'subject-alt-names':
      return [
        {
          label: 'Check the host name only',
          edits: [{ at: `${backendPath(index)}.validation.subjectAltNames`, value: [] }],
        },
      ];
    case 'ca-Secret':
    case 'ca-ClusterTrustBundle':
      return [
        {
          label: 'Take the CA from a ConfigMap',
          edits: [{ at: `${backendPath(index)}.validation.ca`, value: { kind: 'ConfigMap', name: 'api-ca' } }],
        },
      ];
    default:
      return [];
  }
}

function targetService(configuration: Configuration, backend: Backend, index: number): readonly Fix[] {
  const service = serviceOf(backend, configuration);
  if (service === undefined) return [];
  const label = `Target Service ${service.namespace}/${service.name} instead`;
  return [{ label, edits: [{ at: `${backendPath(index)}.target`, value: { ...service } }] }];
}
