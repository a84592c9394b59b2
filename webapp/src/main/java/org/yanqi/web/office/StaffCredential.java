package org.yanqi.web.office;

import jakarta.security.enterprise.credential.Credential;
import org.yanqi.application.staff.SignIn;

/** Name, password and one-time code, and the address from which they came. */
public record StaffCredential(SignIn.Command command) implements Credential {}
