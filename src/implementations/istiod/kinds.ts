/** The kinds of Istio’s own that decide how a proxy connects. */

export const ISTIO_GROUP = 'networking.istio.io';
/** API version in which they are written; all that are offered serve it. */
export const ISTIO_API = `${ISTIO_GROUP}/v1`;
