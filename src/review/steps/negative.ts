import type { Configuration } from '../../configuration/configuration.ts';
import { namespaceOf } from '../../gateway-api/found.ts';
import type { Step } from '../../gateway-api/step.ts';
import type { Written } from '../../gateway-api/written.ts';
import { type JsonObject, pick, pickList } from '../../manifest/json.ts';
import { type K8sObject, refOf } from '../../manifest/object.ts';
import { shellCommand } from '../../manifest/shell.ts';
import { appliedOf, appliedPoliciesOf, MANIFESTS, resourceName } from './names.ts';
import { requestOf } from './verify.ts';

/** A name that no certificate has: RFC 2606 keeps .invalid free. */
const WRONG_NAME = 'wrong.invalid';

/** What must fail: a gateway that still connects with a wrong name checks nothing. */
export function negativeSteps(configuration: Configuration, written: readonly Written[]): readonly Step[] {
  const misnamed = wrongPolicy(written) ?? wrongSni(written);
  if (misnamed === undefined) return [];
  const { object, what, spec } = misnamed;
  const ref = refOf(object);
  const body = JSON.stringify({ spec });
  const where = ['--namespace', namespaceOf(object)];
  return [
    {
      id: 'negative-name',
      phase: 'negative',
      title: 'Ask for a wrong name, and see it fail',
      text: `Interrupts all traffic to this target until you apply the manifests again: do it where nobody depends on it. A gateway that goes on answering does not check ${what}, whatever its status says. Connections that are already open can live on for a while; try again after a minute.`,
      commands: [
        {
          run: shellCommand('kubectl', 'patch', resourceName(ref), ...where, '--type', 'merge', '--patch', body),
          expect: '“patched”.',
        },
        ...requestOf(configuration).map(({ run }) => ({ run, expect: mustFail(configuration) })),
        {
          run: shellCommand('kubectl', 'apply', '--server-side', '--force-conflicts', '--filename', MANIFESTS),
          expect: `The ${ref.kind === 'BackendTLSPolicy' ? 'policy' : ref.kind} is as before, and requests succeed again.`,
        },
      ],
    },
  ];
}

/** An object that says what is checked, and what to change in its `spec` for the check to fail. */
interface Misnamed {
  readonly object: K8sObject;
  readonly what: string;
  readonly spec: JsonObject;
}

function wrongPolicy(written: readonly Written[]): Misnamed | undefined {
  const object = appliedPoliciesOf(written).find((policy) => !onlySends(policy, written))?.object;
  if (object === undefined) return undefined;
  if (pickList(object, 'spec', 'validation', 'subjectAltNames').length === 0)
    return { object, what: 'the name', spec: { validation: { hostname: WRONG_NAME } } };
  const subjectAltNames = [{ type: 'Hostname', hostname: WRONG_NAME }];
  return { object, what: 'the subject alternative names', spec: { validation: { subjectAltNames } } };
}

/** A policy on an object that skips verification sends its name, and nothing is checked against it. */
function onlySends({ object: policy }: Written, written: readonly Written[]): boolean {
  const target = pick(policy, 'spec', 'targetRefs', 0);
  return appliedOf(written).some(
    ({ object }) =>
      pick(object, 'spec', 'tls', 'insecureSkipVerify') === true &&
      object.kind === pick(target, 'kind') &&
      object.metadata.name === pick(target, 'name') &&
      namespaceOf(object) === namespaceOf(policy),
  );
}

/** A backend object of an implementation’s own that verifies the name that it sends. */
function wrongSni(written: readonly Written[]): Misnamed | undefined {
  const object = appliedOf(written)
    .map((entry) => entry.object)
    .find((one) => {
      const tls = pick(one, 'spec', 'tls');
      const verifies =
        pickList(tls, 'caCertificateRefs').length > 0 || pick(tls, 'wellKnownCACertificates') !== undefined;
      return verifies && pick(tls, 'sni') !== undefined;
    });
  return object && { object, what: 'the name', spec: { tls: { sni: WRONG_NAME } } };
}

function mustFail({ route }: Configuration): string {
  if (route.kind === 'HTTPRoute') return '500, 502 or 503: anything else means that the name is not checked.';
  if (route.kind === 'GRPCRoute') return 'Unavailable: anything else means that the name is not checked.';
  return 'No data from the backend; the connection is closed soon after it was opened.';
}
