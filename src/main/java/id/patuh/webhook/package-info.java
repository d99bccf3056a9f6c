/**
 * Calls to other programs: what they are to know goes to the URLs that are set, as signed CloudEvents. In: events, written
 * down in the transaction that decides on them. Out: HTTP POSTs, each event to each URL until it is taken. Start at {@link
 * id.patuh.webhook.WebhookCalls} for what is to be sent, at {@link id.patuh.webhook.Webhooks} for sending it. Source:
 * RELIABILITY.md 7–11.
 */
@org.jspecify.annotations.NullMarked
package id.patuh.webhook;
