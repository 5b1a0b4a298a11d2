import type { Symptom } from '../../gateway-api/step.ts';
import {
  ALB_HEALTH_CHECKS,
  CRD_DETECTION,
  GATEWAY_GUIDE,
  L7_GUIDE,
  LISTENER_BUILDER,
  NLB_HEALTH_CHECKS,
  NLB_LISTENERS,
  PASSTHROUGH_TARGET_GROUP,
  SERVICE_BACKENDS,
  TARGET_GROUP_BUILDER,
  TGC_GUIDE,
} from './sources.ts';

/** What one sees, and why. */
export const symptoms: readonly Symptom[] = [
  {
    cause: 'A TLS target group behind a TCP listener, or behind a TLS listener with mode Passthrough.',
    status: 'Gateway Programmed=False; event FailedDeployModel with IncompatibleProtocols.',
    traffic: 'As before the change; for a new Gateway none.',
    evidence: [NLB_LISTENERS, PASSTHROUGH_TARGET_GROUP],
  },
  {
    cause: 'Protocol TLS on an ALB, or HTTP or HTTPS on an NLB.',
    status: 'Gateway Accepted=False; event FailedBuildModel that names the protocols allowed.',
    traffic: 'As before the change; for a new Gateway none.',
    evidence: [TARGET_GROUP_BUILDER],
  },
  {
    cause: 'Node targets (the default) and a Service of type ClusterIP.',
    status: 'Event FailedBuildModel: the target group has no port.',
    traffic: 'As before the change; for a new Gateway none.',
    evidence: [TARGET_GROUP_BUILDER],
  },
  {
    cause: 'The listener ends TLS, and neither an ARN nor a host name says with which certificate.',
    status: 'Event FailedBuildModel: no host names for certificate discovery, or no certificate found for them.',
    traffic: 'As before the change; for a new Gateway none.',
    evidence: [LISTENER_BUILDER, GATEWAY_GUIDE],
  },
  {
    cause: 'A kind that the gateway controller needs is not served in the version that it reads.',
    status: 'No status at all on Gateway and route; the log of the controller says once that it is disabled.',
    traffic: 'None: no load balancer is made.',
    evidence: [CRD_DETECTION],
  },
  {
    cause: 'The feature gate is off (before 3.2), or the GatewayClass names another controller.',
    status: 'No status at all on Gateway and route.',
    traffic: 'None: no load balancer is made.',
    evidence: [GATEWAY_GUIDE],
  },
  {
    cause:
      'TargetGroupConfiguration in another namespace than the Service, without targetReference, or a second one for the Service.',
    status: 'Everything is accepted.',
    traffic: 'Plain text to a port that speaks TLS: ALB answers 502 or 400, targets are unhealthy.',
    evidence: [SERVICE_BACKENDS, TGC_GUIDE],
  },
  {
    cause: 'The health check asks for a path that does not answer with a healthy code, or speaks plain text.',
    status: 'describe-target-health: unhealthy, Target.ResponseCodeMismatch or Target.FailedHealthChecks.',
    traffic: 'ALB answers 503 or 502; an NLB resets connections.',
    evidence: [ALB_HEALTH_CHECKS, NLB_HEALTH_CHECKS],
  },
  {
    cause: 'A BackendTLSPolicy that is expected to verify.',
    status: 'No status on the policy.',
    traffic: 'Works, with any certificate: nothing is verified.',
    evidence: [L7_GUIDE],
  },
  {
    cause: 'Service, port or backendRef.port is missing.',
    status: 'Route ResolvedRefs=False with BackendNotFound or UnsupportedValue.',
    traffic: 'ALB answers 500; an NLB has no target group.',
    evidence: [GATEWAY_GUIDE],
  },
];
