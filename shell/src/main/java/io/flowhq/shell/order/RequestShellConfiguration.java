package io.flowhq.shell.order;

import io.flowhq.shell.platform.ShellServices;
import io.flowhq.store.order.RequestKind;
import io.flowhq.store.order.RequestStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The commands for orders and bookings, which differ by their words alone. */
@Configuration(proxyBeanMethods = false)
class RequestShellConfiguration {

    @Bean
    ListRequests orderList(ShellServices shellServices) {
        return new ListRequests(RequestKind.ORDER, shellServices);
    }

    @Bean
    ShowRequest orderShow(ShellServices shellServices) {
        return new ShowRequest(RequestKind.ORDER, shellServices);
    }

    @Bean
    DecideRequest orderConfirm(ShellServices shellServices) {
        return new DecideRequest(RequestKind.ORDER, "confirm", RequestStatus.CONFIRMED, shellServices);
    }

    @Bean
    DecideRequest orderDecline(ShellServices shellServices) {
        return new DecideRequest(RequestKind.ORDER, "decline", RequestStatus.DECLINED, shellServices);
    }

    @Bean
    DecideRequest orderCancel(ShellServices shellServices) {
        return new DecideRequest(RequestKind.ORDER, "cancel", RequestStatus.CANCELLED, shellServices);
    }

    @Bean
    DecideRequest orderDone(ShellServices shellServices) {
        return new DecideRequest(RequestKind.ORDER, "done", RequestStatus.DONE, shellServices);
    }

    @Bean
    ListRequests bookingList(ShellServices shellServices) {
        return new ListRequests(RequestKind.BOOKING, shellServices);
    }

    @Bean
    ShowRequest bookingShow(ShellServices shellServices) {
        return new ShowRequest(RequestKind.BOOKING, shellServices);
    }

    @Bean
    DecideRequest bookingConfirm(ShellServices shellServices) {
        return new DecideRequest(RequestKind.BOOKING, "confirm", RequestStatus.CONFIRMED, shellServices);
    }

    @Bean
    DecideRequest bookingDecline(ShellServices shellServices) {
        return new DecideRequest(RequestKind.BOOKING, "decline", RequestStatus.DECLINED, shellServices);
    }

    @Bean
    DecideRequest bookingCancel(ShellServices shellServices) {
        return new DecideRequest(RequestKind.BOOKING, "cancel", RequestStatus.CANCELLED, shellServices);
    }

    @Bean
    DecideRequest bookingDone(ShellServices shellServices) {
        return new DecideRequest(RequestKind.BOOKING, "done", RequestStatus.DONE, shellServices);
    }
}
