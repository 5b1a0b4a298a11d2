import type { Configuration } from '../../configuration/configuration.ts';
import type { Step } from '../../gateway-api/step.ts';
import type { Written } from '../../gateway-api/written.ts';
import { GATEWAY_MANUAL, KEYS } from './sources.ts';

/** How to see that HAProxy does what the diagram says: no status tells. */
export function steps({ backends }: Configuration, _written: readonly Written[]): readonly Step[] {
  const services = [...new Set(backends.map(({ target }) => ('name' in target ? target.name : '')))].filter(Boolean);
  return [
    {
      id: 'hig-haproxy',
      phase: 'verify',
      title: 'See in HAProxy’s configuration what is sent and checked',
      text: 'HAProxy Ingress writes no status, so its configuration is the only witness. Nothing is changed.',
      commands: [
        {
          run: `kubectl --namespace ingress-controller exec deployment/haproxy-ingress -- grep -E -A 20 "^backend .*(${services.join('|')})" /etc/haproxy/haproxy.cfg`,
          expect:
            'server lines with ssl, verify required, ca-file, sni and verifyhost; verify none only where verification is skipped.',
        },
        {
          run: 'kubectl --namespace ingress-controller logs deployment/haproxy-ingress --since 5m | grep -iE "secret|secure"',
          expect: 'No line about a Secret that is missing or not allowed.',
        },
      ],
      evidence: [GATEWAY_MANUAL, KEYS],
    },
  ];
}
