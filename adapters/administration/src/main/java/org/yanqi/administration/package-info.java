/** The command line of those who run the platform: keys, accounts of staff, the audit ledger. */
package org.yanqi.administration;
