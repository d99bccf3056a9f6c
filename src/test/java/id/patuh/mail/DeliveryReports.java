package id.patuh.mail;

/** Delivery reports as mail servers write them. */
final class DeliveryReports {

    private DeliveryReports() {}

    /** As Postfix writes one. */
    static String failed(String messageId, String address) {
        return report(messageId, address, "failed", "5.1.1", "550 5.1.1 <" + address + ">: nobody of that\n    name");
    }

    static String delayed(String messageId, String address) {
        return report(messageId, address, "delayed", "4.4.1", "connect to mail.office.example: timed out");
    }

    static String delivered(String messageId, String address) {
        return report(messageId, address, "delivered", "2.1.5", "250 2.1.5 kept");
    }

    private static String report(String messageId, String address, String action, String status, String said) {
        return """
                Return-Path: <>
                From: MAILER-DAEMON@mail.office.example (Mail Delivery System)
                Subject: Undelivered Mail Returned to Sender
                To: patuh@kominfo.example
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Message-ID: <own-of-report@mail.office.example>
                Content-Type: multipart/report; report-type=delivery-status; boundary="b/1"

                --b/1
                Content-Type: text/plain; charset=us-ascii

                This is the mail system at host mail.office.example.
                --b/1
                Content-Description: Delivery report
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mail.office.example
                X-Postfix-Sender: rfc822; patuh@kominfo.example

                Final-Recipient: rfc822; %s
                Original-Recipient: rfc822;%s
                Action: %s
                Status: %s
                Diagnostic-Code: smtp; %s

                --b/1
                Content-Description: Undelivered Message Headers
                Content-Type: text/rfc822-headers

                From: patuh@kominfo.example
                Subject: [K-1] Pengingat
                Message-ID: %s
                --b/1--
                """.formatted(address, address, action, status, said, messageId);
    }
}
