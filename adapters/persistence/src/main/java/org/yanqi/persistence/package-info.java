/** The storing ports on PostgreSQL: every method is one transaction, every conflict is told, nothing personal lies in clear. */
package org.yanqi.persistence;
