/** Version of the compact form. A new one begins when its defaults or its shape change; older ones keep opening. */
export const LINK_VERSION = 1;

/** The same with `manifests` beside the Configuration. Older pages cannot open it, and say so. */
export const MANIFESTS_VERSION = 2;
