/** The version of this package, and the OTP release whose words its modules use. */

/** As in `package.json`, which a browser does not have. */
export const VERSION = '0.1.0'

/**
 * What a peer takes this node for when it asks how old it is: the oldest release that the node is tried with, so that a
 * peer expects nothing newer.
 */
export const OTP_RELEASE = '25'
