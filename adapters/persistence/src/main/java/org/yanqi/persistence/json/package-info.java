/** What is stored of the domain's values, written and read field by field: the stored form changes only on purpose. */
package org.yanqi.persistence.json;
