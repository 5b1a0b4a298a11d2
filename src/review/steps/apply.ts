import type { Configuration } from '../../configuration/configuration.ts';
import { type Patched, patchCommand } from '../../gateway-api/patch-file.ts';
import type { Command, Step } from '../../gateway-api/step.ts';
import type { Written } from '../../gateway-api/written.ts';
import { UNTIL_NOW } from '../../implementations/own-backend-refs.ts';
import { pick, pickList, pickString } from '../../manifest/json.ts';
import { describeRef, type K8sObject, refOf } from '../../manifest/object.ts';
import { shellCommand } from '../../manifest/shell.ts';
import { appliedOf, kubectlGet, MANIFESTS, patchedOf } from './names.ts';

/** Keep what is there, ask the API server without changing anything, then apply. */
export function applySteps(configuration: Configuration, written: readonly Written[]): readonly Step[] {
  const [applied, patched] = [appliedOf(written), patchedOf(written)];
  if (applied.length === 0 && patched.length === 0) return [];
  return [save(written), dryRun(written), ...create(configuration, written), ...change(written)];
}

function save(written: readonly Written[]): Step {
  const commands: Command[] = [];
  if (appliedOf(written).length > 0) {
    commands.push({
      run: `kubectl get --filename ${MANIFESTS} --ignore-not-found --output yaml > before.yaml`,
      expect: 'An empty list, unless you have applied these manifests before.',
    });
  }
  for (const { object } of patchedOf(written)) {
    const file = `before-${object.kind.toLowerCase()}-${object.metadata.namespace ?? ''}.${object.metadata.name}.yaml`;
    commands.push({ run: `${kubectlGet(refOf(object), 'yaml')} > ${file}` });
  }
  return {
    id: 'save',
    phase: 'apply',
    title: 'Keep what is there',
    text: 'Changes nothing. The files show what it was like, should you want to go back.',
    commands,
  };
}

function dryRun(written: readonly Written[]): Step {
  const commands: Command[] = [];
  if (appliedOf(written).length > 0)
    commands.push({
      run: `kubectl apply --server-side --dry-run=server --filename ${MANIFESTS}`,
      expect: 'Each object with “serverside-applied (server dry run)”.',
    });
  for (const patched of patchedOf(written))
    commands.push({ run: `${patchCommand(patched)} --dry-run=server`, expect: '“patched (server dry run)”.' });
  return {
    id: 'dry-run',
    phase: 'apply',
    title: 'Let the API server check it',
    text: 'Changes nothing: the API server validates everything with the CRDs and admission policies of this cluster. A patch is refused if your object is not as the form describes it: then correct the form, or the patch.',
    commands,
  };
}

function create(configuration: Configuration, written: readonly Written[]): readonly Step[] {
  const applied = appliedOf(written);
  if (applied.length === 0) return [];
  return [
    {
      id: 'apply',
      phase: 'apply',
      title: 'Apply the new objects',
      text: [
        trafficAfter(applied),
        configuration.output.completeExample
          ? 'This is the complete example: it also holds Gateway, route and Services. If you have your own, applying it overwrites them, all rules of the route included.'
          : '',
      ]
        .filter((text) => text !== '')
        .join(' '),
      commands: [{ run: shellCommand('kubectl', 'apply', '--server-side', '--filename', MANIFESTS) }],
    },
  ];
}

/** What live traffic sees at this moment. */
function trafficAfter(applied: readonly Written[]): string {
  const created = new Set(applied.flatMap(({ role, object }) => (role === 'create' ? [nameOf(object)] : [])));
  const kinds = [...new Set(applied.flatMap(({ object }) => (worksAtOnce(object, created) ? [object.kind] : [])))];
  if (kinds.length === 0) return 'Nothing refers to these objects yet, so live traffic does not change.';
  if (!kinds.includes('BackendTLSPolicy'))
    return `From the moment that the gateway takes the ${kinds.join(' and ')}, new connections to the target follow what it says, without any change to the route. Where that is TLS and the backend still speaks plain text on that port, requests fail until it does: ${SWITCH_FIRST}`;
  const ca = applied.some(({ object }) => object.kind === 'ConfigMap');
  return [
    `From the moment that the gateway takes the policy, every new connection to its target speaks TLS. If the backend still speaks plain text on that port, requests fail until it does: ${SWITCH_FIRST}`,
    ca
      ? 'The CA stands before its policy in the file; a policy without its CA refuses every connection.'
      : 'A policy whose CA is missing refuses every connection, so see that the CA is there first.',
  ].join(' ');
}

const SWITCH_FIRST = 'switch the backend on first, or give it a second port.';

/**
 * Whether an object works on what is there already, without anything that refers to it: most such objects name their target, a
 * DestinationRule a host. What is new itself is reached by nobody yet.
 */
function worksAtOnce({ kind, spec }: K8sObject, created: ReadonlySet<string>): boolean {
  if (kind === 'DestinationRule') return true;
  const single = [pick(spec, 'targetRef'), pick(spec, 'targetReference')];
  const targets = [...single, ...pickList(spec, 'targetRefs')].filter((target) => target !== undefined);
  return targets.some(
    (target) => !created.has(`${pickString(target, 'kind') ?? 'Service'}/${pickString(target, 'name') ?? ''}`),
  );
}

function nameOf({ kind, metadata }: K8sObject): string {
  return `${kind}/${metadata.name}`;
}

function change(written: readonly Written[]): readonly Step[] {
  return patchedOf(written).map((patched) => ({
    id: `patch-${patched.slot}`,
    phase: 'apply' as const,
    title: `Change ${describeRef(refOf(patched.object))}`,
    text: [
      patched.why,
      rivals(patched),
      'Last, since live traffic follows this at once: what it refers to must be there and accepted. Fields that the patch does not name stay as they are.',
    ]
      .filter((text) => text !== '')
      .join(' '),
    commands: [{ run: patchCommand(patched), expect: '“patched”.' }],
  }));
}

/** What the form cannot know of the rule that is changed, where it is about a host that no Service stands for. */
function rivals({ operations }: Patched): string {
  if (operations.some((operation) => operation.op === 'test' && operation.value === UNTIL_NOW))
    return `What the route leads to at present is not known here, and the patch calls it ${UNTIL_NOW}: put the name and port that stand there into the tests first, or the patch is refused.`;
  if (operations.some(({ op, path }) => op === 'add' && path.endsWith('/backendRefs/0')))
    return 'Other backendRefs of that rule stay and keep their share of the traffic: take them out, if all of it is to go there. To a rule without the field backendRefs, add the field with an empty list first, or the patch is refused.';
  return '';
}
