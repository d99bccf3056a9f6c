/**
 * Recording steps by hand: a form that asks what the step demands, and what the audit says of the case right after. Start
 * at {@link id.patuh.desk.register.RegisterPage}.
 */
@org.jspecify.annotations.NullMarked
package id.patuh.desk.register;
