package io.flowhq.web.portal;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/**
 * A real OpenID Connect provider for trying out, on addresses under {@code /trial}. It believes everyone the address they
 * type, so it exists only where the settings say so, which they may on a loopback address without a real provider. Who
 * is signed in here is kept apart from who is signed in to the portal.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("flowhq.portal.trial-sign-in")
class TrialProvider {

    static final String UNVERIFIED = "unverified";

    private static final int KEY_BITS = 2048;

    @Bean
    @Order(5)
    SecurityFilterChain trialChain(HttpSecurity http) {
        var context = new HttpSessionSecurityContextRepository();
        context.setSpringSecurityContextKey("FLOWHQ_TRIAL_CONTEXT");
        return http.securityMatcher("/trial/**")
                .oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults())
                        .clientAuthentication(client -> client.authenticationProviders(
                                providers -> providers.forEach(TrialProvider::compareBySecretItself))))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/trial/sign-in")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .securityContext(security -> security.securityContextRepository(context))
                .authenticationProvider(new BelievesEveryone())
                .formLogin(form -> form.loginPage("/trial/sign-in")
                        .usernameParameter("email")
                        .authenticationDetailsSource(
                                request -> request.getParameter(UNVERIFIED) == null ? "" : UNVERIFIED)
                        .failureUrl("/trial/sign-in?error"))
                .exceptionHandling(refused ->
                        refused.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/trial/sign-in")))
                .build();
    }

    private static void compareBySecretItself(AuthenticationProvider provider) {
        if (provider instanceof ClientSecretAuthenticationProvider secrets) {
            secrets.setPasswordEncoder(TrialClient.SECRETS);
        }
    }

    @Bean
    RegisteredClientRepository trialClient(PublicAddress address) {
        return new TrialClient(address);
    }

    @Bean
    OAuth2AuthorizationService trialAuthorizations() {
        return new InMemoryOAuth2AuthorizationService();
    }

    @Bean
    AuthorizationServerSettings trialEndpoints() {
        return TrialClient.ENDPOINTS;
    }

    @Bean
    JWKSource<SecurityContext> trialKeys() throws NoSuchAlgorithmException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(KEY_BITS);
        var pair = generator.generateKeyPair();
        return new ImmutableJWKSet<>(new JWKSet(new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                .privateKey(pair.getPrivate())
                .keyID(UUID.randomUUID().toString())
                .build()));
    }

    @Bean
    JwtDecoder trialTokens(JWKSource<SecurityContext> keys) {
        return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> trialClaims() {
        return token -> {
            if (OidcParameterNames.ID_TOKEN.equals(token.getTokenType().getValue())) {
                Authentication person = Objects.requireNonNull(token.getPrincipal());
                token.getClaims()
                        .claim("email", person.getName())
                        .claim("email_verified", !UNVERIFIED.equals(person.getDetails()))
                        .claim(
                                "name",
                                person.getName().substring(0, person.getName().indexOf('@')));
            }
        };
    }

    /** Takes any address for its owner's, without a password. */
    private static final class BelievesEveryone implements AuthenticationProvider {

        @Override
        public @Nullable Authentication authenticate(Authentication attempt) {
            var email = attempt.getName().strip();
            if (!email.matches("[^@\\s]{1,64}@[^@\\s]{1,250}")) {
                throw new BadCredentialsException("this is no e-mail address");
            }
            var person = UsernamePasswordAuthenticationToken.authenticated(
                    email,
                    null,
                    List.of(FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)));
            person.setDetails(attempt.getDetails());
            return person;
        }

        @Override
        public boolean supports(Class<?> attempt) {
            return UsernamePasswordAuthenticationToken.class.isAssignableFrom(attempt);
        }
    }
}
