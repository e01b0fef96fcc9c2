use strict;
use warnings;

package RT::Extension::Sidelight::Settings;

use JSON ();

=head1 NAME

RT::Extension::Sidelight::Settings - what the site's configuration says and an admin saved

=head1 METHODS

=cut

# Each setting, and how the site's configuration may write it.
my %KINDS = (
    working_time      => 'tick',
    working_hours     => 'lines',
    tiers             => 'lines',
    targets           => 'lines',
    bots              => 'lines',
    leads             => 'lines',
    everyone_sees_all => 'tick',
    definitions       => 'json',
);

my $ATTRIBUTE = 'Sidelight settings';

# More than anybody types; RT's own column would take megabytes.
my $MOST_BYTES = 65_536;

=head2 All

What an admin saved over what the site's configuration says: a flat hash of
texts and JSON's booleans, each only where somebody set it.

=cut

sub All {
    my $class = shift;
    return { %{ $class->_Configured }, %{ $class->_Kept } };
}

sub _Configured {
    my $class = shift;
    my $set = RT->Config->Get('Sidelight');
    return {} unless ref $set eq 'HASH';
    my %read;
    for my $name ( grep { defined $set->{$_} } keys %KINDS ) {
        my ( $kind, $value ) = ( $KINDS{$name}, $set->{$name} );
        if    ( $kind eq 'tick' )      { $read{$name} = $value ? JSON::true : JSON::false }
        elsif ( !ref $value )          { $read{$name} = "$value" }
        elsif ( $kind eq 'json' )      { $read{$name} = _Json($value) }
        elsif ( ref $value eq 'ARRAY' ) { $read{$name} = join "\n", @$value }
        else { RT->Logger->warning("Sidelight's setting $name is neither a text nor a list.") }
    }
    return \%read;
}

sub _Attribute {
    my $attribute = RT::Attribute->new( RT->SystemUser );
    # A fresh look each time: RT->System remembers attributes for as long as its process lives.
    $attribute->LoadByNameAndObject( Name => $ATTRIBUTE, Object => RT->System );
    return $attribute;
}

sub _Kept {
    my $attribute = _Attribute();
    return {} unless $attribute->Id;
    my $kept = eval { JSON::from_json( $attribute->Content ) };
    return ref $kept eq 'HASH' ? $kept : {};
}

=head2 Keep CurrentUser => ..., Method => ..., Type => ..., Body => ...

Keeps settings that an admin's browser posts as C<{"settings":{...}}>; what is
left out stays as it was. Returns an HTTP status and what to answer.

=cut

sub Keep {
    my ( $class, %request ) = @_;
    return ( 405, { message => 'Settings are posted.' } ) unless ( $request{Method} // '' ) eq 'POST';
    # No page of another origin can send this type without asking, and RT never allows it.
    return ( 415, { message => 'Settings are JSON.' } )
        unless ( $request{Type} // '' ) =~ m{^application/json\s*(?:;|$)}i;
    return ( 403, { message => 'Settings need the right SuperUser.' } )
        unless $request{CurrentUser}->HasRight( Right => 'SuperUser', Object => RT->System );
    my $body = $request{Body} // '';
    return ( 413, { message => "Settings take at most $MOST_BYTES bytes." } )
        if length( Encode::encode( 'UTF-8', $body ) ) > $MOST_BYTES;

    my $posted   = eval { JSON::from_json($body) };
    my $settings = ref $posted eq 'HASH' ? $posted->{settings} : undef;
    return ( 400, { message => 'Settings are an object in an object.' } ) unless ref $settings eq 'HASH';
    for my $name ( sort keys %$settings ) {
        my $value = $settings->{$name};
        my $fits  = $KINDS{$name} && ( JSON::is_bool($value) || ( defined $value && !ref $value ) );
        return ( 400, { message => 'One of the settings is none that there is.' } ) unless $fits;
    }
    return $class->_Save( $request{CurrentUser}, { %{ $class->_Kept }, %$settings } );
}

sub _Save {
    my ( $class, $user, $settings ) = @_;
    my $text      = _Json($settings);
    my $attribute = _Attribute();
    my ( $done, $why );
    if ( $attribute->Id ) {
        ( $done, $why ) = $attribute->Content eq $text ? 1 : $attribute->SetContent($text);
    }
    else {
        ( $done, $why ) = RT::Attribute->new( RT->SystemUser )->Create(
            Name        => $ATTRIBUTE,
            Description => 'Settings of RT::Extension::Sidelight',
            Content     => $text,
            Object      => RT->System,
        );
    }
    if ( !$done ) {
        RT->Logger->error("Sidelight's settings were not kept: $why");
        return ( 500, { message => 'The settings were not kept.' } );
    }
    RT->Logger->info( "Sidelight's settings were changed by " . $user->Name );
    return ( 200, { settings => $class->All } );
}

sub _Json { return JSON::to_json( shift, { canonical => 1 } ) }

1;
