import type { Configuration } from '../../configuration/configuration.ts';
import type { Step } from '../../gateway-api/step.ts';
import { HEALTH_CHECK_CRD, RESOURCES } from './sources.ts';

/** How to find out the build, and how to see what the load balancer was told. */
export function steps({ gateway }: Configuration): readonly Step[] {
  return [
    {
      id: 'gke-discover',
      phase: 'discover',
      title: 'Find out the version of the cluster with its build, and the class of the Gateway',
      text: 'BackendTLSPolicy is honoured from 1.35.2-gke.1751000 on; the number behind “gke.” counts.',
      commands: [
        {
          run: 'kubectl version --output json | grep \'"gitVersion"\'',
          expect: 'A serverVersion such as v1.35.2-gke.1751000.',
        },
        {
          run: 'kubectl get gatewayclass',
          expect: 'networking.gke.io/gateway as controller, and gke-l7-regional-external-managed among the classes.',
        },
      ],
      evidence: [RESOURCES],
    },
    {
      id: 'gke-status',
      phase: 'verify',
      title: 'Read what GKE says, and wait: load balancers take minutes to change',
      text: 'Events on the Gateway name what was refused. Until the health check passes, every request gets 503.',
      commands: [
        {
          run: `kubectl --namespace ${gateway.namespace} describe gateway ${gateway.name}`,
          expect: 'Programmed=True, and no warning among the events.',
        },
        {
          run: 'gcloud compute backend-services list --format="table(name,protocol,tlsSettings.sni,tlsSettings.authenticationConfig)"',
          expect:
            'HTTPS or HTTP2 as protocol; an authenticationConfig where the backend is verified, and none where it is not.',
        },
        {
          run: 'gcloud compute backend-services get-health BACKEND_SERVICE --global',
          expect: 'HEALTHY for every endpoint; --region in place of --global for regional classes.',
        },
      ],
      evidence: [RESOURCES, HEALTH_CHECK_CRD],
    },
  ];
}
