package io.flowhq.web.api;

import io.flowhq.web.problem.ApiProblem;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** What WAHA offers and Flow HQ does not, so that a client can tell it from a wrong address. */
@Hidden
@RestController
class NotOfferedController {

    @RequestMapping({
        "/api/sendImage",
        "/api/sendFile",
        "/api/sendVoice",
        "/api/sendVideo",
        "/api/sendButtons",
        "/api/sendList",
        "/api/sendPoll",
        "/api/sendPollVote",
        "/api/sendLocation",
        "/api/sendContactVcard",
        "/api/sendLinkPreview",
        "/api/send/**",
        "/api/sendSticker",
        "/api/forwardMessage",
        "/api/{session}/new-message-id",
        "/api/{session}/media/**",
        "/api/media/**",
    })
    void otherMessages(HttpServletRequest request) {
        throw refused(request, "It sends text alone: POST /api/sendText.");
    }

    @RequestMapping({
        "/api/reaction",
        "/api/star",
        "/api/{session}/chats/{chat}/messages/{message}/pin",
        "/api/{session}/chats/{chat}/messages/{message}/unpin"
    })
    void marks(HttpServletRequest request) {
        throw refused(request, "It neither reacts to messages nor marks them.");
    }

    /** An address that changes something is no GET here. */
    @GetMapping("/api/sendText")
    void textByGet(HttpServletRequest request) {
        throw refused(request, "Send it with POST.");
    }

    @RequestMapping({
        "/api/{session}/chats/{chat}/archive",
        "/api/{session}/chats/{chat}/unarchive",
        "/api/{session}/chats/{chat}/unread",
        "/api/{session}/chats/{chat}/picture",
        "/api/{session}/chats/{chat}/messages/read",
    })
    void chatMarks(HttpServletRequest request) {
        throw refused(request, "It leaves the marks of chats to the phone.");
    }

    @RequestMapping(
            path = {
                "/api/{session}/chats/{chat}",
                "/api/{session}/chats/{chat}/messages",
                "/api/{session}/chats/{chat}/messages/{message}",
            },
            method = {RequestMethod.DELETE, RequestMethod.PUT})
    void changesOfMessages(HttpServletRequest request) {
        throw refused(request, "What was said stays as it was said.");
    }

    @PostMapping("/api/{session}/chats/overview")
    void overviewByPost(HttpServletRequest request) {
        throw refused(request, "Read it with GET.");
    }

    @RequestMapping({"/api/sessions/{session}/capping", "/api/sessions/{session}/timelock"})
    void limits(HttpServletRequest request) {
        throw refused(request, "The limit is the tenant's own; a text beyond it is answered with 429.");
    }

    @RequestMapping({
        "/api/{session}/presence/**",
        "/api/{session}/presence",
        "/api/presence",
    })
    void presence(HttpServletRequest request) {
        throw refused(request, "Who is online is not watched.");
    }

    @RequestMapping({
        "/api/contacts/about",
        "/api/contacts/profile-picture",
        "/api/contacts/block",
        "/api/contacts/unblock",
        "/api/{session}/contacts/{contact}",
        "/api/{session}/profile/**",
        "/api/{session}/profile",
    })
    void profiles(HttpServletRequest request) {
        throw refused(request, "It neither reads nor changes profiles and address books.");
    }

    @RequestMapping({
        "/api/{session}/groups/**",
        "/api/{session}/groups",
        "/api/groups/**",
        "/api/{session}/channels/**",
        "/api/{session}/channels",
        "/api/{session}/status/**",
        "/api/{session}/labels/**",
        "/api/{session}/labels",
        "/api/{session}/events",
        "/api/{session}/calls/**",
    })
    void beyondChats(HttpServletRequest request) {
        throw refused(
                request,
                "It answers customers in their own chats and leaves groups, channels, stories, labels and"
                        + " calls alone.");
    }

    @RequestMapping({
        "/api/apps/**",
        "/api/apps",
        "/api/keys/**",
        "/api/keys",
        "/api/files/**",
        "/api/server/environment",
        "/api/server/stop",
        "/api/server/debug/**",
        "/api/{session}/auth/passkey/**",
        "/api/{session}/api-keys/**",
        "/mcp"
    })
    void administration(HttpServletRequest request) {
        throw refused(request, "Keys, settings and processes are the operator's, on the admin pages and in the shell.");
    }

    private static ApiProblem refused(HttpServletRequest request, String why) {
        return ApiProblem.notOffered(request.getMethod() + " " + request.getRequestURI() + " is WAHA's. " + why);
    }
}
