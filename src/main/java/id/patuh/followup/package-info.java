/**
 * What people do about findings: the log of comments, questions to the auditee, answers, recommendations, statuses and
 * sign-offs; waivers, asked for by one and decided by another; the worklist. In: findings and what somebody writes. Out:
 * where each follow-up stands, with who did what and when. Start at {@link id.patuh.followup.FollowUps},
 * {@link id.patuh.followup.Waivers} and {@link id.patuh.followup.Worklist}.
 */
@org.jspecify.annotations.NullMarked
package id.patuh.followup;
