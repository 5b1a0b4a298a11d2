import type { Configuration } from '../../configuration/configuration.ts';
import { namespaceOf } from '../../gateway-api/found.ts';
import type { Step } from '../../gateway-api/step.ts';
import type { Written } from '../../gateway-api/written.ts';
import { pickList } from '../../manifest/json.ts';
import { refOf } from '../../manifest/object.ts';
import { shellCommand } from '../../manifest/shell.ts';
import { appliedPoliciesOf, MANIFESTS, resourceName } from './names.ts';
import { requestOf } from './verify.ts';

/** A name that no certificate has: RFC 2606 keeps .invalid free. */
const WRONG_NAME = 'wrong.invalid';

/** What must fail: a gateway that still connects with a wrong name checks nothing. */
export function negativeSteps(configuration: Configuration, written: readonly Written[]): readonly Step[] {
  const [policy] = appliedPoliciesOf(written);
  if (policy === undefined) return [];
  const ref = refOf(policy.object);
  const names = pickList(policy.object, 'spec', 'validation', 'subjectAltNames').length > 0;
  const wrong = names ? { subjectAltNames: [{ type: 'Hostname', hostname: WRONG_NAME }] } : { hostname: WRONG_NAME };
  const body = JSON.stringify({ spec: { validation: wrong } });
  const where = ['--namespace', namespaceOf(policy.object)];
  return [
    {
      id: 'negative-name',
      phase: 'negative',
      title: 'Ask for a wrong name, and see it fail',
      text: `Interrupts all traffic to this target until you apply the manifests again: do it where nobody depends on it. A gateway that goes on answering does not check ${names ? 'the subject alternative names' : 'the name'}, whatever its status says. Connections that are already open can live on for a while; try again after a minute.`,
      commands: [
        {
          run: shellCommand('kubectl', 'patch', resourceName(ref), ...where, '--type', 'merge', '--patch', body),
          expect: '“patched”.',
        },
        ...requestOf(configuration).map(({ run }) => ({ run, expect: mustFail(configuration) })),
        {
          run: shellCommand('kubectl', 'apply', '--server-side', '--force-conflicts', '--filename', MANIFESTS),
          expect: 'The policy is as before, and requests succeed again.',
        },
      ],
    },
  ];
}

function mustFail({ route }: Configuration): string {
  if (route.kind === 'HTTPRoute') return '500, 502 or 503: anything else means that the name is not checked.';
  if (route.kind === 'GRPCRoute') return 'Unavailable: anything else means that the name is not checked.';
  return 'No data from the backend; the connection is closed soon after it was opened.';
}
